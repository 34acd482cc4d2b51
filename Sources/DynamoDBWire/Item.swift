/// Attributes by name, in the order in which they were written: an item, a key, or a map inside one.
///
/// Held as one run of bytes, since a dictionary per item costs three to four times as much memory
/// and an answer shares what is stored. Attribute values are decoded when they are asked for.
///
/// ```swift
/// let item: Item = ["PK": "USER#1", "likes": 0]
/// item["PK"]   // .s("USER#1")
/// item.size    // 14
/// ```
package struct Item: Sendable {
  /// `size` and `count` as 32 bits each, then name, tag and content of each attribute
  /// (`ItemWriter` writes them, `ItemReader` reads them).
  package let bytes: [UInt8]

  static let headerSize = 8

  package init(encoded bytes: [UInt8]) { self.bytes = bytes }

  package static let empty = Item(encoded: [UInt8](repeating: 0, count: headerSize))

  /// Of two attributes with one name the first counts.
  package init(_ attributes: some Sequence<(name: String, value: AttributeValue)>) {
    var writer = ItemWriter()
    var names: [String] = []
    for (name, value) in attributes where !names.contains(where: { sameBytes($0, name) }) {
      names.append(name)
      writer.append(name, value)
    }
    self = writer.item
  }

  /// What DynamoDB counts: the bytes of all names and values. A map inside an item counts three
  /// bytes and one for each attribute on top.
  package var size: Int { Int(header(at: 0)) }

  /// How many attributes there are.
  package var count: Int { Int(header(at: 4)) }

  package var isEmpty: Bool { count == 0 }

  private func header(at offset: Int) -> UInt32 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
  }

  package subscript(name: String) -> AttributeValue? {
    bytes.withUnsafeBytes { buffer in
      var name = name
      return name.withUTF8 { utf8 in
        var reader = ItemReader(buffer)
        while let attribute = reader.next() {
          if attribute.hasName(UnsafeRawBufferPointer(utf8)) { return attribute.value.decoded }
        }
        return nil
      }
    }
  }

  /// The type of an attribute and its size as DynamoDB counts it, without decoding its value.
  package func shape(of name: String) -> (kind: AttributeValue.Kind, size: Int)? {
    bytes.withUnsafeBytes { buffer in
      var name = name
      return name.withUTF8 { utf8 in
        var reader = ItemReader(buffer)
        while let attribute = reader.next() {
          if attribute.hasName(UnsafeRawBufferPointer(utf8)) {
            return (attribute.value.kind, attribute.value.size)
          }
        }
        return nil
      }
    }
  }

  package var names: [String] { map(\.name) }

  /// The attributes with these names, in the names' order; those it lacks are left out.
  package func part(_ names: [String]) -> Item {
    bytes.withUnsafeBytes { buffer in
      var writer = ItemWriter()
      for var name in names {
        name.withUTF8 { utf8 in
          var reader = ItemReader(buffer)
          while let attribute = reader.next() {
            guard attribute.hasName(UnsafeRawBufferPointer(utf8)) else { continue }
            writer.append(attribute)
            break
          }
        }
      }
      return writer.item
    }
  }

  /// The item with this attribute in its place, at the end where it is new, or without it.
  package func setting(_ name: String, to value: AttributeValue?) -> Item {
    var attributes = Array(self)
    let index = attributes.firstIndex { sameBytes($0.name, name) }
    switch (index, value) {
    case (let index?, let value?): attributes[index].value = value
    case (let index?, nil): attributes.remove(at: index)
    case (nil, let value?): attributes.append((name, value))
    case (nil, nil): return self
    }
    return Item(unique: attributes)
  }

  /// Attributes whose names are known to differ.
  package init(unique attributes: some Sequence<(name: String, value: AttributeValue)>) {
    var writer = ItemWriter()
    for (name, value) in attributes { writer.append(name, value) }
    self = writer.item
  }
}

extension Item: Sequence {
  package struct Iterator: IteratorProtocol {
    private let item: Item
    private var offset = Item.headerSize

    init(_ item: Item) { self.item = item }

    package mutating func next() -> (name: String, value: AttributeValue)? {
      item.bytes.withUnsafeBytes { buffer in
        var reader = ItemReader(buffer, at: offset)
        guard let attribute = reader.next() else { return nil }
        offset = reader.offset
        return (attribute.nameText, attribute.value.decoded)
      }
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }

  package var underestimatedCount: Int { count }
}

extension Item: Hashable {
  package static func == (left: Item, right: Item) -> Bool {
    if left.bytes == right.bytes { return true }
    guard left.count == right.count, left.size == right.size else { return false }
    return left.allSatisfy { right[$0.name] == $0.value }
  }

  /// The order of attributes makes no difference. Of lists, maps and sets only the type counts, since
  /// keys, by which items are looked up, have none.
  package func hash(into hasher: inout Hasher) {
    var sum = 0
    bytes.withUnsafeBytes { buffer in
      var reader = ItemReader(buffer)
      while let attribute = reader.next() {
        var one = Hasher()
        one.combine(bytes: attribute.name)
        one.combine(attribute.value.kind)
        switch attribute.value.kind {
        case .s, .b: one.combine(bytes: attribute.value.content)
        case .n: one.combine(Number(bytes: attribute.value.content))
        default: break
        }
        sum &+= one.finalize()
      }
    }
    hasher.combine(sum)
  }
}

extension Item: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, AttributeValue)...) {
    self.init(elements.lazy.map { (name: $0.0, value: $0.1) })
  }
}
