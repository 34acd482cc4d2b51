/// Reaching into lists and maps without decoding them.
extension EncodedValue {
  /// The attribute of a map; nil where there is none, or where the value is no map.
  package func attribute(_ name: UnsafeRawBufferPointer) -> EncodedValue? {
    guard tag == Tag.map else { return nil }
    var reader = ItemReader(content)
    return reader.value(of: name)
  }

  /// The element of a list; nil where there is none, or where the value is no list.
  package func element(at index: Int) -> EncodedValue? {
    guard tag == Tag.list else { return nil }
    var offset = 5
    var rest = index
    while offset < bytes.count {
      let start = offset
      Self.skip(bytes, &offset)
      if rest == 0 {
        return EncodedValue(UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
      }
      rest -= 1
    }
    return nil
  }

  /// How many elements or attributes a list, set or map has; nil for other types.
  package var elementCount: Int? {
    switch tag {
    case Tag.map: Int(content.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    case Tag.list, Tag.texts, Tag.numbers, Tag.binaries: elements.count
    default: nil
    }
  }
}

extension ItemReader {
  /// The first of the attributes not read yet with this name.
  package mutating func value(of name: UnsafeRawBufferPointer) -> EncodedValue? {
    while let attribute = next() {
      if attribute.hasName(name) { return attribute.value }
    }
    return nil
  }
}
