package import DynamoDBWire

extension Capacity {
  /// What an answer says its call consumed; zero where it says nothing.
  ///
  /// `ConsumedCapacity` is one object, or a list with one for each table. `CapacityUnits` are read or
  /// write units by what the operation does; only transactions tell them apart
  /// (`ReadCapacityUnits`, `WriteCapacityUnits`: a repeated write transaction is billed as reads).
  package init(of call: Call, answer: JSON.Object) {
    self = .zero
    let consumed = answer["ConsumedCapacity"]
    for entry in consumed?.array ?? consumed.map({ [$0] }) ?? [] {
      if entry["ReadCapacityUnits"] != nil || entry["WriteCapacityUnits"] != nil {
        rcu += entry["ReadCapacityUnits"]?.double ?? 0
        wcu += entry["WriteCapacityUnits"]?.double ?? 0
      } else if call.isRead {
        rcu += entry["CapacityUnits"]?.double ?? 0
      } else {
        wcu += entry["CapacityUnits"]?.double ?? 0
      }
    }
  }
}

extension Call {
  /// Whether its capacity units are read units.
  package var isRead: Bool {
    switch operation {
    case "GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems": true
    case "ExecuteStatement": isSelect(body["Statement"])
    // A batch or transaction of statements is all reads or all writes.
    case "BatchExecuteStatement": isSelect(body["Statements"]?[0]?["Statement"])
    case "ExecuteTransaction": isSelect(body["TransactStatements"]?[0]?["Statement"])
    default: false
    }
  }

  private func isSelect(_ statement: JSON?) -> Bool {
    let text = statement?.string ?? ""
    return text.drop(while: \.isWhitespace).prefix(6).lowercased() == "select"
  }
}

extension JSON {
  fileprivate var double: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }
}
