import DynamoDBWire
import Scenarios

extension Exchange {
  /// What the request is about: `twitter`, or `chat / GSI1`.
  var target: String {
    let table = call.body["TableName"]?.string
    let tables = table.map { [$0] } ?? call.body["RequestItems"]?.object?.names ?? []
    return (tables + [call.body["IndexName"]?.string].compactMap(\.self)).joined(separator: " / ")
  }

  /// What came back and what it cost: `2 items of 12 read`, `0.5 RCU`.
  func facts(_ settings: ReportSettings) -> [String] {
    var facts: [String] = []
    switch reply {
    case .error(let error): facts.append(error.type)
    case .answer(let answer):
      if let items = answer.items {
        facts.append(items)
      } else if call.operation == "GetItem" {
        facts.append("no item")
      }
      if answer.body["LastEvaluatedKey"] != nil { facts.append("more follows") }
    }
    facts += Quantity.parts(capacity)
    if settings.timings, duration != nil { facts.append(Timing.text([self])) }
    if settings.retries, retries > 0 {
      facts.append(retries == 1 ? "1 retry" : "\(retries) retries")
    }
    return facts
  }
}

extension Answer {
  fileprivate var items: String? {
    guard let count = body["Count"]?.int ?? body["Items"]?.array?.count else {
      return body["Item"] == nil ? nil : "1 item"
    }
    let items = Quantity.of(count, "item")
    guard let scanned = body["ScannedCount"]?.int, scanned != count else { return items }
    return "\(items) of \(Quantity.grouped(scanned)) read"
  }
}
