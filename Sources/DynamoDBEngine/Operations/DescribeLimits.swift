import DynamoDBWire

/// Tells the default quotas of an account.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html>
struct DescribeLimits: Operation {
  static let name = "DescribeLimits"
  static let isRead = true

  init(from parameters: inout Parameters) {}

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let account = JSON.number(CapacityQuota.perAccount)
    let table = JSON.number(CapacityQuota.perTable)
    return [
      "AccountMaxReadCapacityUnits": account, "AccountMaxWriteCapacityUnits": account,
      "TableMaxReadCapacityUnits": table, "TableMaxWriteCapacityUnits": table,
    ]
  }
}
