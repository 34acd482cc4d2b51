import DynamoDBWire
import Scenarios

extension Exchange {
  /// How many items came back.
  var itemsReturned: Int {
    guard case .answer(let answer) = reply else { return 0 }
    switch call.operation {
    case "GetItem": return answer.body["Item"] == nil ? 0 : 1
    case "Query", "Scan", "ExecuteStatement":
      return answer.body["Count"]?.int ?? answer.body["Items"]?.array?.count ?? 0
    case "BatchGetItem":
      return (answer.body["Responses"]?.object?.members ?? [])
        .reduce(0) { $0 + ($1.value.array?.count ?? 0) }
    case "GetRecords": return answer.body["Records"]?.array?.count ?? 0
    case "TransactGetItems", "BatchExecuteStatement", "ExecuteTransaction":
      return (answer.body["Responses"]?.array ?? []).count { $0["Item"] != nil }
    default: return 0
    }
  }

  /// How many were read, and paid for, to return them.
  var itemsRead: Int {
    guard case .answer(let answer) = reply else { return 0 }
    return answer.body["ScannedCount"]?.int ?? itemsReturned
  }
}
