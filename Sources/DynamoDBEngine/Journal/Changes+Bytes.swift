import DynamoDBWire
import Journal

/// The changes of each kind of log as bytes, and back.
extension StreamRecord {
  var bytes: [UInt8] {
    var writer = ChangeWriter()
    writer.append(time)
    writer.append(isByService ? 1 : 0)
    writer.append(before?.bytes)
    writer.append(after?.bytes)
    return writer.bytes
  }

  init(_ bytes: UnsafeRawBufferPointer) throws(JournalFailure) {
    var reader = ChangeReader(bytes)
    time = try reader.time()
    isByService = try reader.word() == 1
    before = try reader.item()
    after = try reader.item()
    try reader.finish()
  }
}

extension RecoveryLog.Change {
  var bytes: [UInt8] {
    var writer = ChangeWriter()
    writer.append(time)
    writer.append(key.hash)
    writer.append(key.bytes)
    writer.append(before?.bytes)
    return writer.bytes
  }

  /// - Parameter keys: Those of the table.
  init(_ bytes: UnsafeRawBufferPointer, keys: KeySchema) throws(JournalFailure) {
    var reader = ChangeReader(bytes)
    time = try reader.time()
    key = TreeKey(hash: try reader.word(), bytes: try reader.requiredBytes())
    before = try reader.item()
    try reader.finish()
    let isSound = before.map { keys.treeKey(of: $0) == key } ?? keys.canMake(key)
    guard isSound else { throw .corrupt("a change has another key than its item") }
  }
}

extension Idempotency.Entry {
  var bytes: [UInt8] {
    var writer = ChangeWriter()
    writer.append(finished)
    writer.append(Array(token.utf8))
    writer.append(fingerprint)
    writer.append(
      (["tables": .array(replayed.tables.map { .object($0.document) })] as JSON.Object)
        .documentBytes)
    return writer.bytes
  }

  init(_ bytes: UnsafeRawBufferPointer) throws(JournalFailure) {
    var reader = ChangeReader(bytes)
    finished = try reader.time()
    token = String(decoding: try reader.requiredBytes(), as: UTF8.self)
    fingerprint = try reader.requiredBytes()
    guard let capacities = try reader.run() else { throw .corrupt("a token has no answer") }
    var tables: [ConsumedCapacity] = []
    for element in try Document(capacities).documents("tables") {
      tables.append(try ConsumedCapacity(element))
    }
    replayed = ConsumedCapacities(tables)
    try reader.finish()
  }
}

extension ConsumedCapacity {
  fileprivate var document: JSON.Object {
    ([
      "table": .string(table), "units": .number(tableUnits.description),
      "failed": .number(failedUnits.description),
      "indexes": .array(
        indexUnits.map { name, kind, units in
          [
            "name": .string(name), "kind": .string(kind == .global ? "global" : "local"),
            "units": .number(units.description),
          ]
        }),
    ] as JSON.Object).with("transaction", transaction.map { .string($0.rawValue) })
  }

  fileprivate init(_ document: Document) throws(JournalFailure) {
    self.init(table: try document.text("table"), units: try document.units("units"))
    failedUnits = try document.units("failed")
    for element in try document.documents("indexes") {
      indexUnits.append(
        (
          try element.text("name"), try element.text("kind") == "global" ? .global : .local,
          try element.units("units")
        ))
    }
    transaction =
      document.has("transaction") ? try document.choice("transaction", Transaction.self) : nil
  }
}
