import DynamoDBWire

/// Tells the default quotas of an account.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html>
struct DescribeLimits: Operation {
  static let name = "DescribeLimits"
  static let isRead = true

  init(from parameters: inout Parameters) {}

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    [
      "AccountMaxReadCapacityUnits": 80_000, "AccountMaxWriteCapacityUnits": 80_000,
      "TableMaxReadCapacityUnits": 40_000, "TableMaxWriteCapacityUnits": 40_000,
    ]
  }
}
