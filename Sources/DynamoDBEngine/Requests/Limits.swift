/// Limits of the service. Source: "Quotas in Amazon DynamoDB", Developer Guide.
enum Limits {
  /// 400 KB, attribute names included.
  static let itemSize = 409_600
  /// What Query and Scan evaluate at most in one page.
  static let pageSize = 1_048_576
}
