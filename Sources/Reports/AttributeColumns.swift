import DynamoDBWire

/// The columns of a table of items: key attributes first, then the others as they appear.
struct AttributeColumns {
  let names: [String]
  /// How many attributes are left out because nobody reads that many columns.
  let left: Int

  init(of items: some Sequence<Item>, keys: [String]) {
    var present: Set<[UInt8]> = []
    var found: [String] = []
    for item in items {
      for name in item.names where present.insert(Array(name.utf8)).inserted {
        found.append(name)
      }
    }
    var columns: [String] = []
    var taken: Set<[UInt8]> = []
    for name in keys.filter({ present.contains(Array($0.utf8)) }) + found
    where taken.insert(Array(name.utf8)).inserted {
      columns.append(name)
    }
    names = Array(columns.prefix(Cut.columns))
    left = columns.count - names.count
  }

  /// Numbers stand at the right where a column has nothing else.
  func headers(for items: [Item]) -> [PipeTable.Column] {
    names.map { name in
      let values = items.compactMap { $0[name] }
      let isNumeric = values.allSatisfy { $0.kind == .n }
      return PipeTable.Column(Markdown.text(name), isNumeric ? .right : .left)
    }
  }

  func cells(_ item: Item) -> [String] { names.map { Markdown.cell(item[$0]) } }
}

extension Markdown {
  /// An attribute's value in a table; nothing where it is absent.
  static func cell(_ value: AttributeValue?) -> String {
    value.map { text(Cut.value($0.plainText)) } ?? ""
  }
}
