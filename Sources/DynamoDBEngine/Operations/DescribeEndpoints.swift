import DynamoDBWire

/// Tells where the service is to be reached.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html>
struct DescribeEndpoints: Operation {
  static let name = "DescribeEndpoints"
  static let isRead = true

  init(from parameters: inout Parameters) {}

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    [
      "Endpoints": [
        [
          "Address": .string("dynamodb.\(Database.region).amazonaws.com"),
          "CachePeriodInMinutes": 1440,
        ]
      ]
    ]
  }
}
