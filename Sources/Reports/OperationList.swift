import DynamoDBWire
import Scenarios

extension [Exchange] {
  /// The operations in order, equal ones together: `PutItem, Query, PutItem ×3`.
  var operationList: String {
    var runs: [(operation: String, count: Int)] = []
    for exchange in self {
      if let last = runs.last, last.operation == exchange.call.operation {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((exchange.call.operation, 1))
      }
    }
    let shown = runs.prefix(6)
    let left = runs.dropFirst(6).reduce(0) { $0 + $1.count }
    return
      (shown.map { $0.count > 1 ? "\($0.operation) ×\(Quantity.grouped($0.count))" : $0.operation }
      + (left > 0 ? ["… \(Quantity.grouped(left)) more"] : [])).joined(separator: ", ")
  }
}
