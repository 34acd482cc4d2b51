/// Rows, read back: all of one kind, in their order. Bytes are valid inside the closure only.
extension JournalFile {
  package func readDocuments(
    _ body: (_ kind: String, _ id: String, UnsafeRawBufferPointer) throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    let rows = try Statement("SELECT kind, id, body, sum FROM documents", on: database)
    while try rows.next() {
      let (kind, id, bytes) = (rows.text(0), rows.text(1), rows.bytes(2))
      guard rows.number(3) == RowChecksum.of(document: kind, id, bytes) else {
        throw .corrupt("a document has another checksum")
      }
      try body(kind, id, bytes)
    }
  }

  package func readItems(
    _ body: (
      _ tree: Int, _ hash: UInt64, _ key: UnsafeRawBufferPointer, _ item: UnsafeRawBufferPointer
    ) throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    let rows = try Statement("SELECT tree, hash, key, item, sum FROM items", on: database)
    while try rows.next() {
      let (tree, hash) = (rows.number(0), Self.hash(ordered: rows.number(1)))
      let (key, item) = (rows.bytes(2), rows.bytes(3))
      guard rows.number(4) == RowChecksum.of(item: item, hash: hash, key: key, tree: tree) else {
        throw .corrupt("an item has another checksum")
      }
      try body(tree, hash, key, item)
    }
  }

  package func readChanges(
    _ body: (_ log: Int, _ place: Int, UnsafeRawBufferPointer) throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    let rows = try Statement("SELECT log, place, body, sum FROM changes", on: database)
    while try rows.next() {
      let (log, place, bytes) = (rows.number(0), rows.number(1), rows.bytes(2))
      guard rows.number(3) == RowChecksum.of(change: bytes, place: place, log: log) else {
        throw .corrupt("a change has another checksum")
      }
      try body(log, place, bytes)
    }
  }
}
