import Glibc

/// Where an entry stands in a tree: by partition hash, partition key, sort key.
///
/// The hash is kept beside the rest, so that finding a place compares machine words and reads the
/// bytes only inside one partition.
struct TreeKey: Sendable, Comparable, Hashable {
  let hash: UInt64
  /// The partition key behind its length, then the sort key in its ordered form; in an index the
  /// same of the table's key behind it.
  let bytes: [UInt8]

  static func == (left: TreeKey, right: TreeKey) -> Bool {
    left.hash == right.hash && left.bytes == right.bytes
  }

  static func < (left: TreeKey, right: TreeKey) -> Bool {
    if left.hash != right.hash { return left.hash < right.hash }
    return Self.compare(left.bytes, right.bytes) < 0
  }

  /// Whether a key comes twice among at most 100, the most that a request has: comparing each with
  /// each is cheaper then than hashing them.
  static func hasDuplicate(_ keys: [TreeKey]) -> Bool {
    for place in keys.indices {
      for earlier in 0..<place where keys[earlier] == keys[place] { return true }
    }
    return false
  }

  private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBytes { a in
      right.withUnsafeBytes { b in
        let common = min(a.count, b.count)
        if common > 0, let first = a.baseAddress, let second = b.baseAddress {
          let order = Int(memcmp(first, second, common))
          if order != 0 { return order }
        }
        return a.count - b.count
      }
    }
  }

  /// The first key behind every key that begins with this one; nil behind the very last.
  var successorOfPrefix: TreeKey? {
    var next = bytes
    while let last = next.last {
      if last < 255 {
        next[next.count - 1] = last + 1
        return TreeKey(hash: hash, bytes: next)
      }
      next.removeLast()
    }
    return hash == .max ? nil : TreeKey(hash: hash + 1, bytes: [])
  }

  /// The first key behind this one.
  var next: TreeKey { TreeKey(hash: hash, bytes: bytes + [0]) }
}

/// A half-open range of keys; nil means without a bound.
struct TreeRange: Sendable {
  var lower: TreeKey?
  var upper: TreeKey?

  static let all = TreeRange(lower: nil, upper: nil)
}
