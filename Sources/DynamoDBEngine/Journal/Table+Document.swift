import DynamoDBWire
import Journal

/// A table without its items as a document of the journal, and back.
extension Table {
  var document: JSON.Object {
    (["name": .string(name), "keys": .object(keys.document)] as JSON.Object)
      .with("settings", .object(settings.document))
      .with("indexes", .array(indexes.map { .object($0.document) }))
      .with("timeToLive", followers?.expiry.map { .string($0.attribute) })
      .with("stream", followers?.stream.map { .number($0.number) })
      .with("recovery", followers?.recovery.map { .object($0.document) })
  }

  init(_ document: Document) throws(JournalFailure) {
    let keys = try KeySchema(document.document("keys"), limit: 1)
    var indexes: [Index] = []
    for element in try document.documents("indexes") {
      indexes.append(try Index(element, tableKeys: keys))
    }
    self.init(
      name: try document.text("name"), keys: keys,
      settings: try TableSettings(document.document("settings")), indexes: indexes)
  }

  /// Whether both have the same document. Cheap, and never wrong where it says so.
  func hasDocument(of other: Table) -> Bool {
    sharesSettings(with: other) && indexes.count == other.indexes.count
      && zip(indexes, other.indexes).allSatisfy { index, old in
        index.name == old.name && index.billing == old.billing
          && index.throughputChange == old.throughputChange
          && index.onDemandThroughput.map(JSON.object) == old.onDemandThroughput.map(JSON.object)
          && index.warmThroughput.map(JSON.object) == old.warmThroughput.map(JSON.object)
      }
      && followers?.expiry?.attribute == other.followers?.expiry?.attribute
      && followers?.stream?.number == other.followers?.stream?.number
      && followers?.recovery?.number == other.followers?.recovery?.number
      && followers?.recovery?.days == other.followers?.recovery?.days
      && followers?.recovery?.log.startIndex == other.followers?.recovery?.log.startIndex
      && followers?.recovery?.knownSince == other.followers?.recovery?.knownSince
  }

  /// Makes the indexes' entries of the table's items.
  mutating func fillIndexes() {
    for place in indexes.indices {
      var entries: [(key: TreeKey, item: Item)] = []
      let index = indexes[place]
      var byteCount = 0
      items.scan { key, item in
        // What is no key of this index costs no second hash.
        guard index.keys.treeKey(of: item) != nil else { return true }
        if let entry = index.keys.treeKey(of: item, suffix: keys.indexSuffix(of: key)) {
          entries.append((entry, item))
          byteCount += index.projection(item).size
        }
        return true
      }
      entries.sort { $0.key < $1.key }
      var builder = BPlusTree<Item>.Builder()
      for entry in entries { _ = builder.append(entry.item, at: entry.key) }
      indexes[place].entries = builder.tree()
      indexes[place].byteCount = byteCount
    }
  }
}

extension Index {
  var document: JSON.Object {
    ([
      "name": .string(name), "kind": .string(kind == .global ? "global" : "local"),
      "keys": .object(keys.document), "projection": .string(projection.kind.rawValue),
      "nonKeyAttributes": .array(projection.nonKeyAttributes.map(JSON.string)),
      "throughputChange": .object(throughputChange.document),
    ] as JSON.Object)
    .with("billing", billing.document.map(JSON.object))
    .with("onDemandThroughput", onDemandThroughput.map(JSON.object))
    .with("warmThroughput", warmThroughput.map(JSON.object))
  }

  init(_ document: Document, tableKeys: KeySchema) throws(JournalFailure) {
    let keys = try KeySchema(document.document("keys"), limit: 4)
    let kind = try document.text("kind")
    guard kind == "global" || kind == "local" else { throw Document.lacks("kind") }
    self.init(
      name: try document.text("name"), kind: kind == "global" ? .global : .local, keys: keys,
      projection: IndexProjection(
        kind: try document.choice("projection", IndexProjection.Kind.self),
        nonKeyAttributes: try document.texts("nonKeyAttributes"), table: tableKeys, index: keys),
      billing: try TableSettings.Billing(in: document))
    throughputChange = try TableSettings.ThroughputChange(document.document("throughputChange"))
    onDemandThroughput = try document.optionalJSON("onDemandThroughput")
    warmThroughput = try document.optionalJSON("warmThroughput")
  }
}
