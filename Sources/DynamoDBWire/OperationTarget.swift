/// The `X-Amz-Target` header, which names an operation with the API it belongs to.
///
/// The streams of tables are an API of their own; here both are one database's.
package enum OperationTarget {
  private static let tables = "DynamoDB_20120810."
  private static let olderTables = "DynamoDB_20111205."
  private static let streams = "DynamoDBStreams_20120810."
  private static let streamOperations = [
    "DescribeStream", "GetRecords", "GetShardIterator", "ListStreams",
  ]

  /// `DynamoDB_20120810.PutItem`, `DynamoDBStreams_20120810.GetRecords`
  package static func text(of operation: String) -> String {
    (streamOperations.contains(operation) ? streams : tables) + operation
  }

  /// `PutItem` of `DynamoDB_20120810.PutItem`; the older version's name is taken for the same.
  /// - Returns: nil where the API is none of these, or has no such operation.
  package static func operation(in target: String) -> String? {
    if target.hasPrefix(streams) {
      let name = String(target.dropFirst(streams.count))
      return streamOperations.contains(name) ? name : nil
    }
    guard target.hasPrefix(tables) || target.hasPrefix(olderTables),
      let name = String(target.utf8.dropFirst(tables.utf8.count))
    else { return nil }
    return streamOperations.contains(name) ? nil : name
  }
}
