import DynamoDBWire
import Journal

/// Numbers and runs of bytes one after the other, as the changes of logs are kept.
struct ChangeWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

  /// - Parameter run: nil is kept too.
  mutating func append(_ run: [UInt8]?) {
    append(run.map(\.count) ?? -1)
    if let run { bytes.append(contentsOf: run) }
  }
}

/// Reads what `ChangeWriter` wrote.
struct ChangeReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private static let short = JournalFailure.corrupt("a change is cut off")

  mutating func word() throws(JournalFailure) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw Self.short }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Seconds since 1970, in any case far from where adding could overflow.
  mutating func time() throws(JournalFailure) -> Int {
    let time = Int64(bitPattern: try word())
    guard (-(1 << 50)...1 << 50).contains(time) else { throw .corrupt("a change has no good time") }
    return Int(time)
  }

  mutating func run() throws(JournalFailure) -> UnsafeRawBufferPointer? {
    let count = Int(Int64(bitPattern: try word()))
    if count == -1 { return nil }
    guard count >= 0, count <= bytes.count - offset else { throw Self.short }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }

  mutating func item() throws(JournalFailure) -> Item? {
    guard let run = try run() else { return nil }
    guard let item = Item(checking: run) else { throw .corrupt("a change holds no good item") }
    return item
  }

  mutating func requiredBytes() throws(JournalFailure) -> [UInt8] {
    guard let run = try run() else { throw Self.short }
    return Array(run)
  }

  func finish() throws(JournalFailure) {
    guard offset == bytes.count else { throw .corrupt("a change is too long") }
  }
}
