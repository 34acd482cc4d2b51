import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// The drawing that teachers use: the primary key at the left, one partition after the other, the
/// items of a partition by sort key, each attribute's name above its value.
struct Drawing {
  /// Items that share a partition key.
  struct Partition {
    let key: String
    var rows: [Row]
  }

  struct Row {
    /// The sort key; nil where the table has none.
    let sort: String?
    /// The place of the item's entity in the model; nil where it is none of them.
    let entity: Int?
    let attributes: [(name: String, value: String)]
  }

  /// `Table chat`, `Index GSI1 of chat`, `Item collection PK = CHAN#1`
  let title: String
  /// The names of the key attributes: partition key, then sort key where there is one.
  let keys: [String]
  private(set) var partitions: [Partition] = []
  let itemCount: Int
  /// How many items are left out because nobody looks at so many.
  let left: Int
  /// The model's entities, for a key to the colours.
  let entities: [String]

  /// - Parameter items: With what a projection carries, in any order.
  init(
    _ title: String, _ items: [Item], keys: [String], order: [String], entities: EntityMatcher,
    original: [Item]? = nil, limit: Int
  ) {
    self.title = title
    self.keys = keys
    self.entities = entities.names
    itemCount = items.count
    let originals = original ?? items
    let sorted = items.indices.sorted {
      IndexOrder.precedes(originals[$0], originals[$1], by: order)
    }
    left = max(0, items.count - limit)
    for place in sorted.prefix(limit) {
      let item = items[place]
      let row = Row(
        sort: keys.count > 1 ? Self.text(item[keys[1]]) : nil,
        entity: entities.entity(of: originals[place]),
        attributes: item.drawn(without: keys))
      let key = Self.text(keys.first.flatMap { item[$0] })
      if let last = partitions.last, sameBytes(last.key, key) {
        partitions[partitions.count - 1].rows.append(row)
      } else {
        partitions.append(Partition(key: key, rows: [row]))
      }
    }
  }

  private static func text(_ value: AttributeValue?) -> String {
    value.map { Cut.value($0.plainText) } ?? ""
  }

  /// The most attributes that an item has: the width of the drawing.
  var width: Int { max(1, partitions.flatMap(\.rows).map(\.attributes.count).max() ?? 1) }

  var cutNote: String? { Cut.note(shown: itemCount - left, of: itemCount, "item") }
}

extension Item {
  /// Names and values as a drawing shows them, without the keys: as many as somebody reads.
  func drawn(without keys: [String]) -> [(name: String, value: String)] {
    let rest = filter { attribute in !keys.contains { sameBytes($0, attribute.name) } }
    let shown = rest.prefix(Cut.columns).map { (Cut.value($0.name), Cut.value($0.value.plainText)) }
    guard rest.count > shown.count else { return shown }
    return shown + [("…", Quantity.of(rest.count - shown.count, "more attribute"))]
  }
}

/// Makes the drawings of one run.
struct Drawings {
  let schemas: KeySchemas
  let entities: EntityMatcher
  let limit: Int

  func table(_ table: TableState) -> Drawing {
    drawing("Table \(table.name)", table.items(), keys: table.keyNames)
  }

  /// Nil where the table has no such collection.
  func collection(_ key: String, of table: TableState) -> Drawing? {
    guard let name = table.keyNames.first else { return nil }
    let items = table.items().filter { $0[name].map { sameBytes($0.plainText, key) } ?? false }
    guard !items.isEmpty else { return nil }
    return drawing("Item collection \(name) = \(key)", items, keys: table.keyNames)
  }

  /// The items that carry the index's keys, with what is projected; nil where there is no such index.
  func index(_ name: String, of table: TableState) -> Drawing? {
    let indexes = schemas[table.name]?.indexes ?? []
    guard let index = indexes.first(where: { sameBytes($0.name, name) }) else { return nil }
    let items = table.items().filter { item in index.keys.allSatisfy { item[$0] != nil } }
    let keys = index.keys + table.keyNames
    let projected = items.map { item in
      index.projected.map { names in item.keeping(keys + names) } ?? item
    }
    return Drawing(
      "Index \(name) of \(table.name)", projected, keys: index.keys, order: keys,
      entities: entities, original: items, limit: limit)
  }

  private func drawing(_ title: String, _ items: [Item], keys: [String]) -> Drawing {
    Drawing(title, items, keys: keys, order: keys, entities: entities, limit: limit)
  }
}
