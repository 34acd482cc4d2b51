import DynamoDBWire

/// The items of a table in the order in which their time to live ends.
///
/// Source: "Using time to live (TTL) in DynamoDB", Developer Guide: the attribute is a number,
/// seconds since 1970; an item expires once that is in the past, but not where it is five years in
/// the past or more.
struct ExpiryIndex: Sendable {
  static let longestPast = 5 * 365 * 86_400

  let attribute: String
  /// Under the second in which its time to live ends: an item's place in the table.
  private var entries = BPlusTree<TreeKey>()

  init(attribute: String, of items: BPlusTree<Item>) {
    self.attribute = attribute
    items.scan { key, item in
      if let end = end(of: item) { entries.insert(key, at: Self.entry(end, key)) }
      return true
    }
  }

  mutating func note(_ write: PlannedWrite) {
    let old = write.before.flatMap { end(of: $0) }
    let new = write.after.flatMap { end(of: $0) }
    if old == new { return }
    if let old { entries.remove(Self.entry(old, write.key)) }
    if let new { entries.insert(write.key, at: Self.entry(new, write.key)) }
  }

  /// The items whose time to live has ended, with when it did, the earliest first.
  func expired(at now: Int) -> [(key: TreeKey, end: Int)] {
    var expired: [(TreeKey, Int)] = []
    entries.scan(Self.range(at: now)) { entry, key in
      expired.append((key, Int(entry.hash)))
      return true
    }
    return expired
  }

  func hasExpired(at now: Int) -> Bool {
    var hasOne = false
    entries.scan(Self.range(at: now)) { _, _ in
      hasOne = true
      return false
    }
    return hasOne
  }

  private static func range(at now: Int) -> TreeRange {
    let first = max(0, now - longestPast + 1)
    return TreeRange(
      lower: TreeKey(hash: UInt64(first), bytes: []),
      upper: TreeKey(hash: UInt64(max(0, now)), bytes: []))
  }

  private func end(of item: Item) -> Int? {
    guard case .n(let number)? = item[attribute], let end = number.int, end > 0 else { return nil }
    return end
  }

  private static func entry(_ end: Int, _ key: TreeKey) -> TreeKey {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + key.bytes.count)
    withUnsafeBytes(of: key.hash.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: key.bytes)
    return TreeKey(hash: UInt64(end), bytes: bytes)
  }
}
