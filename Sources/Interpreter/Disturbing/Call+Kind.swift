import DynamoDBWire
import Scenarios

extension Call {
  /// Whether a call is one of a kind of occurrence.
  func belongs(to kind: Occurrence.Kind) -> Bool {
    switch kind {
    case .request: true
    case .read: Self.reads.contains(operation)
    case .write: Self.writes.contains(operation)
    case .transaction: isTransaction
    }
  }

  /// Whether it reads an index that follows its table after a while.
  var readsIndex: Bool {
    (operation == "Query" || operation == "Scan") && body["IndexName"] != nil
      && body["ConsistentRead"]?.bool != true
  }

  var isTransaction: Bool {
    ["TransactWriteItems", "TransactGetItems", "ExecuteTransaction"].contains(operation)
  }

  private static let reads: Set<String> = [
    "BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems",
  ]
  private static let writes: Set<String> = [
    "BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem",
  ]
}
