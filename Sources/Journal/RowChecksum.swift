/// A sum over a row's numbers and bytes, kept in the row: SQLite notices when its own pages are
/// damaged, but not when what they hold is.
struct RowChecksum {
  private var state: UInt64

  init(_ number: Int) { state = UInt64(bitPattern: Int64(number)) ^ 0x9E37_79B9_7F4A_7C15 }

  mutating func add(_ number: UInt64) {
    state = (state ^ number) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var offset = 0
    while offset + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    add(rest)
  }

  var value: Int { Int(state & 0xFFFF_FFFF) }

  static func of(document kind: String, _ id: String, _ body: UnsafeRawBufferPointer) -> Int {
    var sum = RowChecksum(1)
    var (kind, id) = (kind, id)
    kind.withUTF8 { sum.add(UnsafeRawBufferPointer($0)) }
    id.withUTF8 { sum.add(UnsafeRawBufferPointer($0)) }
    sum.add(body)
    return sum.value
  }

  static func of(
    item: UnsafeRawBufferPointer, hash: UInt64, key: UnsafeRawBufferPointer, tree: Int
  ) -> Int {
    var sum = RowChecksum(tree)
    sum.add(hash)
    sum.add(key)
    sum.add(item)
    return sum.value
  }

  static func of(change body: UnsafeRawBufferPointer, place: Int, log: Int) -> Int {
    var sum = RowChecksum(log)
    sum.add(UInt64(bitPattern: Int64(place)))
    sum.add(body)
    return sum.value
  }
}
