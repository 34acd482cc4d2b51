import DynamoDBWire

/// ProvisionedThroughput and what BillingMode makes of it.
extension Parameters {
  mutating func throughput(_ object: JSON.Object?, at path: String) -> (read: Int, write: Int)? {
    guard let object else { return nil }
    var inner = Parameters(object)
    let read = inner.integer("ReadCapacityUnits", atLeast: .min)
    let write = inner.integer("WriteCapacityUnits", atLeast: .min)
    for (name, value) in [("writeCapacityUnits", write), ("readCapacityUnits", read)] {
      if value == nil { violation(nil, at: "\(path).\(name)", "Member must not be null") }
      if let value, value < 1 {
        violation(
          String(value), at: "\(path).\(name)",
          "Member must have value greater than or equal to 1")
      }
    }
    return (read ?? 0, write ?? 0)
  }

  mutating func billing(
    mode: String?, _ throughput: (read: Int, write: Int)?
  ) -> TableSettings.Billing {
    if mode == "PAY_PER_REQUEST" {
      if throughput != nil {
        report(
          .operation,
          .invalidParameter(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
              + "PAY_PER_REQUEST"))
      }
      return .onDemand
    }
    guard let throughput else {
      report(
        .operation,
        .invalidParameter(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
            + "PROVISIONED"))
      return .onDemand
    }
    checkBounds(of: throughput)
    return .provisioned(read: throughput.read, write: throughput.write)
  }

  mutating func checkBounds(of throughput: (read: Int, write: Int)) {
    for (name, value) in [
      ("ReadCapacityUnits", throughput.read), ("WriteCapacityUnits", throughput.write),
    ] where value > 1_000_000_000_000 {
      report(.operation, .validation("Given value \(value) for \(name) is out of bounds"))
    }
  }
}
