import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Markup {
  /// What the step gave: items as a table, a value, a count.
  mutating func result(_ round: RoundRun, _ part: HTMLPart) {
    let outcome = round.outcome
    let keys = part.keys.keys(of: round.exchanges.last)
    if let items = outcome.items {
      let read = outcome.scannedCount.map {
        $0 == items.count ? "" : " of \(Quantity.grouped($0)) read"
      }
      let count = items.isEmpty ? "No items" : Quantity.of(items.count, "item")
      self.items(count + (read ?? ""), items, keys)
    } else if outcome.answersItem {
      items(outcome.item == nil ? "No item" : "Item", outcome.item.map { [$0] } ?? [], keys)
    } else if let count = outcome.count {
      element("p") { markup in
        markup.element("strong", "Count: ")
        markup.text(Quantity.grouped(count))
      }
    }
    if let block = outcome.value?.block {
      element("p") { $0.element("strong", "Value:") }
      code(block)
    } else if let value = outcome.value {
      element("p") { markup in
        markup.element("strong", "Value: ")
        markup.element("code", Cut.value(value.plainText, limit: 1_000))
      }
    }
  }

  private mutating func items(_ caption: String, _ items: [Item?], _ keys: [String]) {
    let shown = Array(items.prefix(Cut.rows))
    let columns = AttributeColumns(of: shown.compactMap(\.self), keys: keys)
    guard !columns.names.isEmpty else {
      element("p") { $0.element("strong", caption) }
      return
    }
    let rows = shown.map { item in
      item.map { item in columns.names.map { Self.text(item[$0]) } }
        ?? ["absent"] + Array(repeating: "", count: columns.names.count - 1)
    }
    grid(caption, columns.plainHeaders(for: shown.compactMap(\.self)), rows)
    cuts(shown: shown.count, of: items.count, "item", columns)
  }

  private mutating func cuts(shown: Int, of count: Int, _ noun: String, _ columns: AttributeColumns)
  {
    for note in [
      Cut.note(shown: shown, of: count, noun), Cut.note(shown: 0, of: columns.left, "attribute"),
    ] {
      if let note { element("p", ["class": "cut"], note) }
    }
  }

  private static func text(_ value: AttributeValue?) -> String {
    value.map { Cut.value($0.plainText) } ?? ""
  }

  /// What changed, and the drawings that the step asks for.
  mutating func state(_ round: RoundRun, _ show: [Show], _ part: HTMLPart) {
    for show in show {
      switch show {
      case .none: break
      case .diff:
        for change in round.changes { self.change(change) }
        if round.changes.isEmpty, round.hasWritten {
          element("p") { $0.element("strong", "Nothing changed") }
        }
      case .table: for table in round.tablesAfter { drawing(part.drawings.table(table)) }
      case .collection(let key):
        for table in round.tablesAfter {
          if let drawing = part.drawings.collection(key, of: table) { self.drawing(drawing) }
        }
      case .index(let name):
        for table in round.tablesAfter {
          if let drawing = part.drawings.index(name, of: table) { self.drawing(drawing) }
        }
      }
    }
  }

  private mutating func change(_ change: TableChange) {
    let shown = Array(change.items.prefix(Cut.rows))
    let counts = ChangeTable.counts(change.items)
    let caption =
      switch change.fate {
      case .created: "Table \(change.table) created" + (counts.isEmpty ? "" : ": \(counts)")
      case .dropped: "Table \(change.table) deleted" + (counts.isEmpty ? "" : ": \(counts)")
      case .kept: "Changes in \(change.table): \(counts)"
      }
    guard !shown.isEmpty else {
      element("p") { $0.element("strong", caption) }
      return
    }
    let items = shown.flatMap(\.states)
    let columns = AttributeColumns(of: items, keys: change.keyNames)
    element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) {
      $0.element("table") { markup in
        markup.element("caption", caption)
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            markup.element("th", ["scope": "col"], "±")
            for column in columns.plainHeaders(for: items) {
              markup.element(
                "th", ["scope": "col", "class": column.isNumber ? "number" : nil], column.title)
            }
          }
        }
        markup.element("tbody") { markup in
          for item in shown { markup.changeRow(item, columns) }
        }
      }
    }
    cuts(shown: shown.count, of: change.items.count, "change", columns)
  }

  private mutating func changeRow(_ change: ItemChange, _ columns: AttributeColumns) {
    let (mark, style, word) =
      switch change {
      case .added: ("+", "added", "added")
      case .changed: ("~", "changed", "changed")
      case .removed: ("−", "removed", "removed")
      }
    element("tr", ["class": style]) { markup in
      markup.element("td", ["class": "mark", "aria-label": word], mark)
      for name in columns.names {
        let isLong = change.states.contains { Self.text($0[name]).hasLongWord }
        let isNumber = change.states.allSatisfy { $0[name].map { $0.kind == .n } ?? false }
        markup.element("td", ["class": isNumber ? "number" : isLong ? "long" : nil]) { markup in
          guard case .changed(let old, let new) = change, old[name] != new[name] else {
            markup.text(Self.text(change.item[name]))
            return
          }
          if let before = old[name] {
            markup.element("del", Self.text(before))
            markup.text(" → ")
          }
          if let after = new[name] {
            markup.element("ins", Self.text(after))
          } else {
            markup.text("∅")
          }
        }
      }
    }
  }
}

extension RoundRun {
  /// That writes changed nothing is worth a line; that reads did is not.
  var hasWritten: Bool {
    exchanges.contains {
      guard case .answer = $0.reply else { return false }
      return Self.writes.contains($0.call.operation)
        || Self.statements.contains($0.call.operation) && !$0.call.isRead
    }
  }

  private static let writes: Set<String> = [
    "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems",
  ]
  private static let statements: Set<String> = [
    "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction",
  ]
}

extension AttributeColumns {
  /// As they are, and whether a column holds nothing but numbers.
  func plainHeaders(for items: [Item]) -> [(title: String, isNumber: Bool)] {
    names.map { name in
      (Cut.value(name), items.compactMap { $0[name] }.allSatisfy { $0.kind == .n })
    }
  }
}
