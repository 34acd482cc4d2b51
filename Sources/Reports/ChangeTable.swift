import DynamoDBWire

/// What changed in one table as a Markdown table: `+` added, `~` changed, `−` removed.
struct ChangeTable {
  let change: TableChange

  /// The heading, the table and what is cut from it.
  var blocks: [String] {
    let shown = Array(change.items.prefix(Cut.rows))
    guard !shown.isEmpty else { return [heading] }
    let items = shown.flatMap(\.states)
    let columns = AttributeColumns(of: items, keys: change.keyNames)
    let table = PipeTable(
      [PipeTable.Column("±", .center)] + columns.headers(for: items),
      rows: shown.map { row($0, columns) })
    let notes = [
      change.note,
      Cut.note(shown: shown.count, of: change.items.count, "change"),
      Cut.note(shown: 0, of: columns.left, "attribute"),
    ]
    return [heading, table.text] + notes.compactMap { $0.map { "*\($0)*" } }
  }

  private var heading: String {
    let name = Markdown.text(change.table)
    let counts = "\(Self.counts(change.items))"
    switch change.fate {
    case .created: return "**Table \(name) created**" + (counts.isEmpty ? "" : ": \(counts)")
    case .dropped: return "**Table \(name) deleted**" + (counts.isEmpty ? "" : ": \(counts)")
    case .kept: return "**Changes in \(name):** \(counts)"
    }
  }

  /// `2 added, 1 changed`
  static func counts(_ items: [ItemChange]) -> String {
    var counts = (added: 0, changed: 0, removed: 0)
    for item in items {
      switch item {
      case .added: counts.added += 1
      case .changed: counts.changed += 1
      case .removed: counts.removed += 1
      }
    }
    return [(counts.added, "added"), (counts.changed, "changed"), (counts.removed, "removed")]
      .filter { $0.0 > 0 }.map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  private func row(_ change: ItemChange, _ columns: AttributeColumns) -> [String] {
    switch change {
    case .added(let item): ["+"] + columns.cells(item)
    case .removed(let item): ["−"] + columns.cells(item)
    case .changed(let old, let new):
      ["~"] + columns.names.map { Self.cell(from: old[$0], to: new[$0]) }
    }
  }

  /// `0 → **1**`; `∅` stands for an attribute that is not there.
  private static func cell(from old: AttributeValue?, to new: AttributeValue?) -> String {
    if old == new { return Markdown.cell(new) }
    let before = old == nil ? "∅" : Markdown.cell(old)
    return "\(before) → \(new == nil ? "∅" : "**\(Markdown.cell(new))**")"
  }
}

extension TableChange {
  /// How it is known, where that is not by reading the table.
  var note: String? {
    isFromRequests
      ? "The table has too many items to be read before and after each step: these changes are what "
        + "the requests tell."
      : nil
  }
}

extension ItemChange {
  var states: [Item] {
    switch self {
    case .added(let item), .removed(let item): [item]
    case .changed(let old, let new): [old, new]
    }
  }
}
