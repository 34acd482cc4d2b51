import DynamoDBWire
import Scenarios

extension MarkdownReport {
  /// What the step changed, and the tables, collections and indexes it is to show.
  func state(_ round: RoundRun, _ show: [Show]) -> [String] {
    show.flatMap { show -> [String] in
      switch show {
      case .none: []
      case .diff: changes(round)
      case .table: round.tablesAfter.flatMap(table)
      case .collection(let key):
        found(round.tablesAfter.flatMap { collection(key, of: $0) }, "Item collection", key)
      case .index(let name):
        found(round.tablesAfter.flatMap { index(name, of: $0) }, "Index", name)
      }
    }
  }

  /// A drawing of nothing would look forgotten.
  private func found(_ blocks: [String], _ what: String, _ name: String) -> [String] {
    blocks.isEmpty ? ["**\(what) \(Markdown.text(Cut.value(name))):** none"] : blocks
  }

  /// That writes changed nothing is worth a line; that reads did is not.
  private func changes(_ round: RoundRun) -> [String] {
    if !round.changes.isEmpty { return round.changes.flatMap { ChangeTable(change: $0).blocks } }
    let hasWritten = round.exchanges.contains {
      if case .answer = $0.reply { Self.writes.contains($0.call.operation) } else { false }
    }
    return hasWritten ? ["**Changes:** none"] : []
  }

  private static let writes: Set<String> = [
    "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems",
  ]

  private func table(_ table: TableState) -> [String] {
    ["**Table \(Markdown.text(table.name)):** \(Quantity.of(table.itemCount, "item"))"]
      + ItemTable(items: table.items(), keys: table.keyNames).blocks
  }

  private func collection(_ key: String, of table: TableState) -> [String] {
    guard let name = table.keyNames.first else { return [] }
    let items = table.items().filter { $0[name].map { sameBytes($0.plainText, key) } ?? false }
    guard !items.isEmpty else { return [] }
    let title = "\(Markdown.text(name)) = \(Markdown.text(key))"
    return ["**Item collection \(title):** \(Quantity.of(items.count, "item"))"]
      + ItemTable(items: items, keys: table.keyNames).blocks
  }

  /// The items that carry the index's keys, by partition, then by sort key, with what is projected.
  private func index(_ name: String, of table: TableState) -> [String] {
    let indexes = keys[table.name]?.indexes ?? []
    guard let index = indexes.first(where: { sameBytes($0.name, name) }) else { return [] }
    let keys = index.keys + table.keyNames
    let items = table.items().filter { item in index.keys.allSatisfy { item[$0] != nil } }
      .sorted { IndexOrder.precedes($0, $1, by: keys) }
    let projected = items.map { item in
      index.projected.map { names in item.keeping(keys + names) } ?? item
    }
    return [
      "**Index \(Markdown.text(name)) of \(Markdown.text(table.name)):** "
        + Quantity.of(items.count, "item")
    ] + ItemTable(items: projected, keys: keys).blocks
  }
}
