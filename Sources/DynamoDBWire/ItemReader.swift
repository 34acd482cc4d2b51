import Glibc

/// Walks over the attributes of an encoded item without decoding their values.
///
/// The bytes are trusted: only `ItemWriter` makes them.
package struct ItemReader {
  package let buffer: UnsafeRawBufferPointer
  package private(set) var offset: Int

  /// - Parameter buffer: An item's bytes, header included.
  package init(_ buffer: UnsafeRawBufferPointer, at offset: Int = Item.headerSize) {
    self.buffer = buffer
    self.offset = offset
  }

  /// One attribute inside the bytes of an item; valid as long as those are.
  package struct Attribute {
    package let name: UnsafeRawBufferPointer
    package let value: EncodedValue

    @inline(__always)
    package func hasName(_ other: UnsafeRawBufferPointer) -> Bool {
      guard name.count == other.count, let first = name.baseAddress, let second = other.baseAddress
      else { return name.count == other.count }
      return memcmp(first, second, name.count) == 0
    }

    package var nameText: String { String(decoding: name, as: UTF8.self) }
  }

  package mutating func next() -> Attribute? {
    guard offset < buffer.count else { return nil }
    let name = EncodedValue.readRun(buffer, &offset)
    let start = offset
    EncodedValue.skip(buffer, &offset)
    return Attribute(
      name: name, value: EncodedValue(UnsafeRawBufferPointer(rebasing: buffer[start..<offset])))
  }
}

/// One attribute value as it stands inside an item: a tag and its content.
package struct EncodedValue {
  package let bytes: UnsafeRawBufferPointer

  /// - Parameter bytes: A value's bytes as they stand in an item, tag included.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// What the first byte of a value says.
  enum Tag {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let text: UInt8 = 3
    static let number: UInt8 = 4
    static let binary: UInt8 = 5
    static let list: UInt8 = 6
    static let map: UInt8 = 7
    static let texts: UInt8 = 8
    static let numbers: UInt8 = 9
    static let binaries: UInt8 = 10
  }

  var tag: UInt8 { bytes[0] }

  /// The content of a text, binary or number value; for the others everything behind the tag.
  package var content: UnsafeRawBufferPointer {
    switch tag {
    case Tag.text, Tag.number, Tag.binary:
      var offset = 1
      return Self.readRun(bytes, &offset)
    case Tag.map: return UnsafeRawBufferPointer(rebasing: bytes[5...])
    default: return UnsafeRawBufferPointer(rebasing: bytes[1...])
    }
  }

  package var kind: AttributeValue.Kind {
    switch tag {
    case Tag.no, Tag.yes: .bool
    case Tag.text: .s
    case Tag.number: .n
    case Tag.binary: .b
    case Tag.list: .l
    case Tag.map: .m
    case Tag.texts: .ss
    case Tag.numbers: .ns
    case Tag.binaries: .bs
    default: .null
    }
  }

  package var decoded: AttributeValue {
    switch tag {
    case Tag.no: .bool(false)
    case Tag.yes: .bool(true)
    case Tag.text: .s(String(decoding: content, as: UTF8.self))
    case Tag.number: .n(Number(bytes: content))
    case Tag.binary: .b(Array(content))
    case Tag.list: .l(elements.map(\.decoded))
    case Tag.map: .m(Item(encoded: Array(content)))
    case Tag.texts: .ss(AttributeSet(elements.map { String(decoding: $0.run, as: UTF8.self) }))
    case Tag.numbers: .ns(AttributeSet(elements.map { Number(bytes: $0.run) }))
    case Tag.binaries: .bs(AttributeSet(elements.map { Array($0.run) }))
    default: .null
    }
  }

  /// The elements of a list; of a set, each as a bare run.
  package var elements: [EncodedValue] {
    var offset = 5
    var elements: [EncodedValue] = []
    let isList = tag == Tag.list
    while offset < bytes.count {
      let start = offset
      if isList { Self.skip(bytes, &offset) } else { _ = Self.readRun(bytes, &offset) }
      elements.append(EncodedValue(UnsafeRawBufferPointer(rebasing: bytes[start..<offset])))
    }
    return elements
  }

  /// A set's element.
  package var run: UnsafeRawBufferPointer {
    var offset = 0
    return Self.readRun(bytes, &offset)
  }

  /// A length in 7-bit groups and that many bytes.
  @inline(__always)
  static func readRun(_ buffer: UnsafeRawBufferPointer, _ offset: inout Int)
    -> UnsafeRawBufferPointer
  {
    var count = Int(buffer[offset])
    offset += 1
    if count >= 128 {
      count &= 127
      var shift = 7
      while true {
        let byte = Int(buffer[offset])
        offset += 1
        count |= (byte & 127) << shift
        if byte < 128 { break }
        shift += 7
      }
    }
    let run = UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + count)])
    offset += count
    return run
  }

  static func skip(_ buffer: UnsafeRawBufferPointer, _ offset: inout Int) {
    let tag = buffer[offset]
    offset += 1
    switch tag {
    case Tag.null, Tag.no, Tag.yes: return
    case Tag.text, Tag.number, Tag.binary: _ = readRun(buffer, &offset)
    default:
      let count = buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      offset += 4 + Int(count)
    }
  }
}
