/// Limits of the service. Source: "Quotas in Amazon DynamoDB", Developer Guide.
enum Limits {
  /// 400 KB, attribute names included.
  static let itemSize = 409_600
  static let partitionKeySize = 2048
  static let sortKeySize = 1024
  /// What Query and Scan evaluate at most in one page.
  static let pageSize = 1_048_576
  /// What BatchGetItem returns at most.
  static let batchSize = 16 * 1_048_576
  /// What the actions of a transaction bring along, or its reads return, at most.
  static let transactionSize = 4 * 1_048_576
}
