import DynamoDBWire

extension Exchange {
  /// Why a request cost what it cost; nil where it cost nothing.
  ///
  /// `PutItem chat: 3 WCU (table 2, index GSI1 1); an item of 1,204 bytes is 2 units of 1 KB`
  ///
  /// Source: "Read and write operations" in the Developer Guide: a write unit is 1 KB, a read unit 4 KB,
  /// half of it where the read is eventually consistent, twice as much in a transaction.
  package var costExplanation: String? {
    guard capacity != .zero else { return nil }
    let units = [(capacity.rcu, "RCU"), (capacity.wcu, "WCU")].filter { $0.0 > 0 }
      .map { "\(Self.text($0.0)) \($0.1)" }.joined(separator: ", ")
    let table = call.body["TableName"]?.string.map { " \($0)" } ?? ""
    let parts = shares.isEmpty ? "" : " (\(shares.joined(separator: ", ")))"
    return "\(call.operation)\(table): \(units)\(parts)" + (reason.map { "; \($0)" } ?? "")
  }

  /// What of it the table and what each index took, where an index took something.
  private var shares: [String] {
    let entries = consumed?.array ?? consumed.map { [$0] } ?? []
    return entries.flatMap { entry -> [String] in
      let indexes = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].flatMap {
        entry[$0]?.object?.members ?? []
      }
      guard !indexes.isEmpty else { return [] }
      let own = entry["Table"].flatMap(Self.units).map { ["table \(Self.text($0))"] } ?? []
      return own
        + indexes.compactMap { name, value in
          Self.units(value).map { "index \(name) \(Self.text($0))" }
        }
    }
  }

  private static func units(_ share: JSON) -> Double? {
    let names = ["CapacityUnits", "ReadCapacityUnits", "WriteCapacityUnits"]
    return names.lazy.compactMap { name -> Double? in
      if case .number(let text)? = share[name] { Double(text) } else { nil }
    }.first
  }

  private var reason: String? {
    let isConsistent = call.body["ConsistentRead"]?.bool ?? false
    switch call.operation {
    case "PutItem":
      guard let size = Self.size(call.body["Item"]) else { return nil }
      let units = max(1, (size + 1023) / 1024)
      return "an item of \(size) bytes is \(units) \(units == 1 ? "unit" : "units") of 1 KB, "
        + "the one it replaces counts where it is larger"
    case "UpdateItem", "DeleteItem":
      return "in units of 1 KB by the whole item, before or after, whichever is larger"
    case "GetItem":
      guard case .answer(let answer) = reply else { return nil }
      let size = Self.size(answer.body["Item"]).map { "an item of \($0) bytes" } ?? "no item"
      return "\(size) in units of 4 KB, \(Self.consistency(isConsistent))"
    case "Query", "Scan":
      guard case .answer(let answer) = reply else { return nil }
      let read = answer.body["ScannedCount"]?.int ?? 0
      let returned = answer.body["Count"]?.int ?? 0
      let filtered = returned < read ? ", \(returned) of them returned" : ""
      return
        "\(read) \(read == 1 ? "item" : "items") read\(filtered), their sizes together in units "
        + "of 4 KB, \(Self.consistency(isConsistent))"
    case "BatchGetItem": return "each item in units of 4 KB"
    case "BatchWriteItem": return "each item in units of 1 KB"
    case "TransactGetItems": return "each item in units of 4 KB, twice in a transaction"
    case "TransactWriteItems": return "each item in units of 1 KB, twice in a transaction"
    default: return nil
    }
  }

  private static func size(_ item: JSON?) -> Int? {
    switch item {
    case .item(let item)?: item.size
    case let item?: (try? Item(json: item))?.size
    case nil: nil
    }
  }

  private static func consistency(_ isConsistent: Bool) -> String {
    isConsistent ? "strongly consistent" : "half of it, since the read is eventually consistent"
  }

  private static func text(_ units: Double) -> String {
    units.rounded() == units && units < 1e15 ? String(Int(units)) : String(units)
  }
}

extension [Exchange] {
  /// What each request cost and why, the dearest first; so many that a reader sees the cause.
  package var costExplanations: [String] {
    let paid = filter { $0.capacity != .zero }.enumerated().sorted { left, right in
      let costs = [left, right].map { $0.element.capacity.rcu + $0.element.capacity.wcu }
      return costs[0] == costs[1] ? left.offset < right.offset : costs[0] > costs[1]
    }
    let shown = paid.prefix(10).compactMap(\.element.costExplanation)
    return shown + (paid.count > 10 ? ["… \(paid.count - 10) more requests"] : [])
  }
}
