import Glibc

/// Whether two texts are the same bytes.
///
/// Swift's `==` takes canonically equivalent texts ("é" in one scalar or two) for equal; DynamoDB
/// compares UTF-8.
package func sameBytes(_ a: String, _ b: String) -> Bool {
  // Nearly all texts that differ differ in length, which costs no look at their bytes.
  guard a.utf8.count == b.utf8.count else { return false }
  return compareBytes(a, b) { left, right in
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return memcmp(first, second, left.count) == 0
  }
}

/// Whether one text comes before another in DynamoDB's order: by UTF-8 bytes.
package func precedesByBytes(_ a: String, _ b: String) -> Bool { compareBytes(a, b, precedes) }

package func precedesByBytes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  a.withUnsafeBufferPointer { left in b.withUnsafeBufferPointer { precedes(left, $0) } }
}

private func precedes(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Bool {
  guard let first = left.baseAddress, let second = right.baseAddress else {
    return left.count < right.count
  }
  let order = memcmp(first, second, min(left.count, right.count))
  return order != 0 ? order < 0 : left.count < right.count
}

@inline(__always)
private func compareBytes(
  _ a: String, _ b: String,
  _ compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
) -> Bool {
  var a = a
  var b = b
  return a.withUTF8 { left in b.withUTF8 { right in compare(left, right) } }
}
