/// A set of texts, numbers or binary values: no duplicates, kept in order, equal whatever the order
/// in which it was written.
package struct AttributeSet<Element: AttributeSetElement>: Sendable, Hashable {
  /// The elements: numbers by value, texts and binary values by bytes.
  package let elements: [Element]

  /// Drops duplicates.
  package init(_ elements: some Sequence<Element>) {
    let sorted = elements.sorted(by: Element.precedes)
    var unique: [Element] = []
    unique.reserveCapacity(sorted.count)
    for element in sorted {
      if let last = unique.last, !Element.precedes(last, element) { continue }
      unique.append(element)
    }
    self.elements = unique
  }

  package var count: Int { elements.count }

  package func contains(_ element: Element) -> Bool {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if Element.precedes(elements[middle], element) { low = middle + 1 } else { high = middle }
    }
    return low < elements.count && !Element.precedes(element, elements[low])
  }

  package func union(_ other: AttributeSet) -> AttributeSet {
    AttributeSet(elements + other.elements)
  }

  package func subtracting(_ other: AttributeSet) -> AttributeSet {
    AttributeSet(elements.filter { !other.contains($0) })
  }

  package static func == (left: AttributeSet, right: AttributeSet) -> Bool {
    left.count == right.count
      && zip(left.elements, right.elements)
        .allSatisfy { !Element.precedes($0, $1) && !Element.precedes($1, $0) }
  }
}

extension AttributeSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Element...) { self.init(elements) }
}

/// What a set attribute can hold, and DynamoDB's order of it.
package protocol AttributeSetElement: Sendable, Hashable {
  static func precedes(_ a: Self, _ b: Self) -> Bool
}

extension String: AttributeSetElement {
  package static func precedes(_ a: String, _ b: String) -> Bool { precedesByBytes(a, b) }
}

extension Number: AttributeSetElement {
  package static func precedes(_ a: Number, _ b: Number) -> Bool { a < b }
}

extension [UInt8]: AttributeSetElement {
  package static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.lexicographicallyPrecedes(b)
  }
}
