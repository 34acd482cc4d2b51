/// Whether two texts are the same bytes.
///
/// Swift's `==` takes canonically equivalent texts ("é" in one scalar or two) for equal; DynamoDB
/// compares UTF-8.
package func sameBytes(_ a: String, _ b: String) -> Bool {
  let left = a.utf8
  let right = b.utf8
  guard left.count == right.count else { return false }
  return left.elementsEqual(right)
}

/// Whether one text comes before another in DynamoDB's order: by UTF-8 bytes.
package func precedesByBytes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
