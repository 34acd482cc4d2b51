import DynamoDBEngine
import Journal

/// Rows of a journal as bytes that can be mutated: a kind, what the row has for a key, and its body.
struct PackedRows {
  private static let kinds = ["state", "table", "stream", "backup", "policy", "other"]

  private(set) var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter path: A journal.
  init(of path: String) throws {
    var packed = PackedRows(bytes: [])
    let (file, _) = try JournalFile.open(path, sync: .normal) { file throws(JournalFailure) in
      try file.readDocuments { kind, id, body throws(JournalFailure) in
        packed.append(0)
        packed.append(UInt8(Self.kinds.firstIndex(of: kind) ?? 5))
        packed.append(Array(id.utf8)[...])
        packed.append(Array(body)[...])
      }
      try file.readItems { tree, hash, key, item throws(JournalFailure) in
        packed.append(1)
        packed.append(UInt8(truncatingIfNeeded: tree))
        packed.append(withUnsafeBytes(of: hash) { Array($0) }[...])
        packed.append(Array(key)[...])
        packed.append(Array(item)[...])
      }
      try file.readChanges { log, place, body throws(JournalFailure) in
        packed.append(2)
        packed.append(UInt8(truncatingIfNeeded: log))
        packed.append(UInt8(truncatingIfNeeded: place))
        packed.append(Array(body)[...])
      }
    }
    file.close()
    self = packed
  }

  private mutating func append(_ byte: UInt8) { bytes.append(byte) }

  private mutating func append(_ run: ArraySlice<UInt8>) {
    bytes.append(UInt8(truncatingIfNeeded: run.count >> 8))
    bytes.append(UInt8(truncatingIfNeeded: run.count))
    bytes += run
  }

  func read(into reader: inout DatabaseReader) throws(JournalFailure) {
    var rest = bytes[...]
    func byte() -> UInt8 { rest.popFirst() ?? 0 }
    func run() -> [UInt8] {
      let count = Int(byte()) << 8 | Int(byte())
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    while !rest.isEmpty {
      switch byte() % 3 {
      case 0:
        let kind = Self.kinds[Int(byte()) % Self.kinds.count]
        let id = String(decoding: run(), as: UTF8.self)
        try Self.lend(run()) { body throws(JournalFailure) in
          try reader.read(document: kind, id, body)
        }
      case 1:
        let tree = Int(Int8(bitPattern: byte()))
        let hash = run().prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let key = run()
        try Self.lend(run()) { item throws(JournalFailure) in
          try Self.lend(key) { key throws(JournalFailure) in
            try reader.read(itemIn: tree, hash: hash, key: key, item)
          }
        }
      default:
        let (log, place) = (Int(byte()), Int(byte()))
        try Self.lend(run()) { body throws(JournalFailure) in
          try reader.read(changeOf: log, at: place, body)
        }
      }
    }
  }

  private static func lend(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(JournalFailure) -> Void
  ) throws(JournalFailure) {
    let result = bytes.withUnsafeBytes { bytes -> Result<Void, JournalFailure> in
      do throws(JournalFailure) {
        return .success(try body(bytes))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}
