import DynamoDBWire

/// Items as a Markdown table, one row each.
struct ItemTable {
  /// Nil stands for an item that a transaction asked for and that is not there.
  let items: [Item?]
  let keys: [String]

  /// The table and, where it is cut, what is missing; nothing for no items.
  var blocks: [String] {
    guard !items.isEmpty else { return [] }
    let shown = Array(items.prefix(Cut.rows))
    let present = shown.compactMap(\.self)
    let columns = AttributeColumns(of: present, keys: keys)
    guard !columns.names.isEmpty else { return [] }
    let rows = shown.map { item in
      item.map(columns.cells)
        ?? ["*absent*"] + Array(repeating: "", count: columns.names.count - 1)
    }
    let table = PipeTable(columns.headers(for: present), rows: rows)
    let notes = [
      Cut.note(shown: shown.count, of: items.count, "item"),
      Cut.note(shown: 0, of: columns.left, "attribute"),
    ]
    return [table.text] + notes.compactMap { $0.map { "*\($0)*" } }
  }
}
