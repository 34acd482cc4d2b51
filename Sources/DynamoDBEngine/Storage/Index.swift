import DynamoDBWire

/// A secondary index of a table, with its entries.
///
/// An entry holds the table's own item, shared; what the index does not project is left out when it
/// is read. So an index costs its keys, and a write projects nothing.
struct Index: Sendable {
  enum Kind: Sendable {
    case global
    case local
  }

  let name: String
  let kind: Kind
  let keys: KeySchema
  let projection: IndexProjection
  var billing: TableSettings.Billing
  var throughputChange = TableSettings.ThroughputChange()
  /// As the requests give them, of a global index; nil where never given.
  var onDemandThroughput: JSON.Object?
  var warmThroughput: JSON.Object?
  var entries = BPlusTree<Item>()
  /// The bytes of all entries as projected.
  var byteCount = 0

  init(
    name: String, kind: Kind, keys: KeySchema, projection: IndexProjection,
    billing: TableSettings.Billing
  ) {
    self.name = name
    self.kind = kind
    self.keys = keys
    self.projection = projection
    self.billing = billing
  }
}

/// Which attributes of an item an index holds.
struct IndexProjection: Sendable {
  enum Kind: String, Sendable {
    case all = "ALL"
    case keysOnly = "KEYS_ONLY"
    case include = "INCLUDE"
  }

  let kind: Kind
  let nonKeyAttributes: [String]
  /// Key attributes of the table and of the index, and the included ones; nil for all.
  private let names: [String]?

  init(kind: Kind, nonKeyAttributes: [String], table: KeySchema, index: KeySchema) {
    self.kind = kind
    self.nonKeyAttributes = nonKeyAttributes
    names = kind == .all ? nil : table.names + index.names + nonKeyAttributes
  }

  func contains(_ name: String) -> Bool {
    names.map { $0.contains { sameBytes($0, name) } } ?? true
  }

  /// The item as the index holds it.
  func callAsFunction(_ item: Item) -> Item {
    guard let names else { return item }
    return item.bytes.withUnsafeBytes { buffer in
      var writer = ItemWriter()
      var reader = ItemReader(buffer)
      while let attribute = reader.next() {
        let isProjected = names.contains { name in
          var name = name
          return name.withUTF8 { attribute.hasName(UnsafeRawBufferPointer($0)) }
        }
        if isProjected { writer.append(attribute) }
      }
      return writer.item
    }
  }

  var json: JSON {
    var object: JSON.Object = ["ProjectionType": .string(kind.rawValue)]
    if kind == .include {
      // In order of the names (DDB-TABLE-125, October 2026).
      object["NonKeyAttributes"] = .array(
        nonKeyAttributes.sorted(by: precedesByBytes).map(JSON.string))
    }
    return .object(object)
  }
}
