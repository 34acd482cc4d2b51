import DynamoDBWire

/// Switches time to live on or off, in force for the next request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html>
struct UpdateTimeToLive: Operation {
  static let name = "UpdateTimeToLive"

  let tableName: String
  let isEnabled: Bool
  let attribute: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
    let specification = parameters.object("TimeToLiveSpecification")
    if specification == nil {
      parameters.violation(nil, at: "timeToLiveSpecification", "Member must not be null")
    }
    (isEnabled, attribute) = parameters.inside(
      specification ?? ["Enabled": false, "AttributeName": "none"], at: "timeToLiveSpecification"
    ) { inner in
      let isEnabled = inner.flag("Enabled")
      let attribute = inner.text("AttributeName")
      // In this order (DDB-TABLE-457, October 2026).
      inner.checkLength(of: attribute, at: "attributeName", 1...255)
      if isEnabled == nil { inner.violation(nil, at: "enabled", "Member must not be null") }
      return (isEnabled ?? false, attribute ?? "")
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let current = try database.describedTable(tableName).followers?.expiry?.attribute
    switch (current, isEnabled) {
    case (let current?, _) where !sameBytes(current, attribute):
      throw .validation(
        "TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
    case (.some, true): throw .validation("TimeToLive is already enabled")
    case (nil, false): throw .validation("TimeToLive is already disabled")
    default: break
    }
    database.setTimeToLive(isEnabled ? attribute : nil, of: tableName)
    return [
      "TimeToLiveSpecification": [
        "AttributeName": .string(attribute), "Enabled": .bool(isEnabled),
      ]
    ]
  }
}

extension Database {
  /// - Parameter attribute: nil switches it off.
  mutating func setTimeToLive(_ attribute: String?, of name: String) {
    expiringTables.removeAll { sameBytes($0, name) }
    if attribute != nil {
      expiringTables.append(name)
      expiringTables.sort(by: precedesByBytes)
    }
    let items = tablesByName[name]?.items ?? BPlusTree()
    tablesByName[name]?.follow { followers in
      followers.expiry = attribute.map { ExpiryIndex(attribute: $0, of: items) }
    }
  }
}
