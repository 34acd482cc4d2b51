/// Rows, written; each inside a transaction.
extension JournalFile {
  package func put(document kind: String, _ id: String, _ body: [UInt8]) throws(JournalFailure) {
    try withBytes(Array(kind.utf8), Array(id.utf8), body) {
      kindBytes, idBytes, body throws(JournalFailure) in
      putDocument.bind(kindBytes, at: 0)
      putDocument.bind(idBytes, at: 1)
      putDocument.bind(body, at: 2)
      putDocument.bind(RowChecksum.of(document: kind, id, body), at: 3)
      try putDocument.run()
    }
  }

  package func remove(document kind: String, _ id: String) throws(JournalFailure) {
    try withBytes(Array(kind.utf8), Array(id.utf8), []) { kind, id, _ throws(JournalFailure) in
      removeDocument.bind(kind, at: 0)
      removeDocument.bind(id, at: 1)
      try removeDocument.run()
    }
  }

  package func put(
    item: [UInt8], hash: UInt64, key: [UInt8], tree: Int
  ) throws(JournalFailure) {
    try withBytes(item, key, []) { item, key, _ throws(JournalFailure) in
      putItem.bind(tree, at: 0)
      putItem.bind(Self.ordered(hash), at: 1)
      putItem.bind(key, at: 2)
      putItem.bind(item, at: 3)
      putItem.bind(RowChecksum.of(item: item, hash: hash, key: key, tree: tree), at: 4)
      try putItem.run()
    }
  }

  package func removeItem(hash: UInt64, key: [UInt8], tree: Int) throws(JournalFailure) {
    try withBytes(key, [], []) { key, _, _ throws(JournalFailure) in
      removeItem.bind(tree, at: 0)
      removeItem.bind(Self.ordered(hash), at: 1)
      removeItem.bind(key, at: 2)
      try removeItem.run()
    }
  }

  package func remove(tree: Int) throws(JournalFailure) {
    removeTree.bind(tree, at: 0)
    try removeTree.run()
  }

  package func put(change body: [UInt8], at place: Int, log: Int) throws(JournalFailure) {
    try withBytes(body, [], []) { body, _, _ throws(JournalFailure) in
      putChange.bind(log, at: 0)
      putChange.bind(place, at: 1)
      putChange.bind(body, at: 2)
      putChange.bind(RowChecksum.of(change: body, place: place, log: log), at: 3)
      try putChange.run()
    }
  }

  /// Forgets a log's changes before a place.
  package func removeChanges(of log: Int, before place: Int = .max) throws(JournalFailure) {
    removeChanges.bind(log, at: 0)
    removeChanges.bind(place, at: 1)
    try removeChanges.run()
  }

  /// SQLite's numbers have a sign: moved, so that their order is the hashes'.
  static func ordered(_ hash: UInt64) -> Int { Int(bitPattern: UInt(hash ^ 1 << 63)) }

  static func hash(ordered number: Int) -> UInt64 { UInt64(UInt(bitPattern: number)) ^ 1 << 63 }

  private func withBytes(
    _ first: [UInt8], _ second: [UInt8], _ third: [UInt8],
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, UnsafeRawBufferPointer)
      throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    let result = first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        third.withUnsafeBytes { third -> Result<Void, JournalFailure> in
          do throws(JournalFailure) {
            return .success(try body(first, second, third))
          } catch {
            return .failure(error)
          }
        }
      }
    }
    try result.get()
  }
}
