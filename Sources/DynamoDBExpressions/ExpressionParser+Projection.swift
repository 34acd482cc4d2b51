import DynamoDBWire

extension ExpressionParser {
  /// Paths with commas between them.
  mutating func projection() throws(DynamoDBError) -> [PathSyntax] {
    var paths = [try path()]
    while take(symbol: ",") { paths.append(try path()) }
    try expectEnd()
    return paths
  }
}
