import DynamoDBWire

/// Tells whether time to live is on, and by which attribute.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html>
struct DescribeTimeToLive: Operation {
  static let name = "DescribeTimeToLive"
  static let isRead = true

  let tableName: String

  init(from parameters: inout Parameters) {
    tableName = parameters.tableName()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.describedTable(tableName)
    return ["TimeToLiveDescription": .object(table.timeToLiveDescription)]
  }
}

extension Table {
  var timeToLiveDescription: JSON.Object {
    guard let attribute = followers?.expiry?.attribute else {
      return ["TimeToLiveStatus": "DISABLED"]
    }
    return ["TimeToLiveStatus": "ENABLED", "AttributeName": .string(attribute)]
  }
}
