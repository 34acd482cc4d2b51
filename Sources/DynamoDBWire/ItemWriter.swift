/// Puts attributes into the bytes of an item, and keeps its size and count.
package struct ItemWriter {
  private var bytes: [UInt8] = []
  private var size = 0
  private var count = 0

  /// Begins with room for a common item; `item` is a copy of the size it needs.
  package init() {
    bytes.reserveCapacity(320)
    for _ in 0..<Item.headerSize { bytes.append(0) }
  }

  /// The item of all that was appended.
  package var item: Item {
    var finished = bytes
    finished.withUnsafeMutableBytes { buffer in
      buffer.storeBytes(of: UInt32(truncatingIfNeeded: size), toByteOffset: 0, as: UInt32.self)
      buffer.storeBytes(of: UInt32(truncatingIfNeeded: count), toByteOffset: 4, as: UInt32.self)
    }
    return Item(encoded: finished)
  }

  /// Appends an attribute whose name is new to the item.
  package mutating func append(_ name: String, _ value: AttributeValue) {
    append(name: name)
    size += bytes.appendEncoded(value)
  }

  /// Appends an attribute as it stands in another item.
  package mutating func append(_ attribute: ItemReader.Attribute) {
    count += 1
    bytes.appendRun(attribute.name)
    bytes.append(contentsOf: attribute.value.bytes)
    size += attribute.name.count + attribute.value.size
  }

  /// Appends an attribute from the API's JSON, straight into its stored form.
  mutating func append(
    _ name: String, json: JSON, depth: Int
  ) throws(DynamoDBError) {
    append(name: name)
    size += try bytes.appendEncoded(json, depth: depth)
  }

  private mutating func append(name: String) {
    count += 1
    size += name.utf8.count
    bytes.appendRun(name)
  }
}

extension EncodedValue {
  /// The size DynamoDB counts.
  package var size: Int {
    switch tag {
    case Tag.text, Tag.binary: content.count
    case Tag.number: Number(bytes: content).size
    case Tag.list: elements.reduce(3) { $0 + 1 + $1.size }
    case Tag.map:
      3 + Int(content.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
        + Int(content.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    case Tag.texts, Tag.binaries: elements.reduce(0) { $0 + $1.run.count }
    case Tag.numbers: elements.reduce(0) { $0 + Number(bytes: $1.run).size }
    default: 1
    }
  }
}

extension [UInt8] {
  mutating func appendLength(_ length: Int) {
    var rest = length
    while rest >= 128 {
      append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    append(UInt8(rest))
  }

  mutating func appendRun(_ text: String) {
    var text = text
    text.withUTF8 { appendRun(UnsafeRawBufferPointer($0)) }
  }

  mutating func appendRun(_ run: UnsafeRawBufferPointer) {
    appendLength(run.count)
    append(contentsOf: run)
  }

  mutating func appendRun(_ number: Number) {
    append(0)
    let start = count
    number.appendBytes(to: &self)
    self[start - 1] = UInt8(count - start)
  }

  /// Appends what `body` appends behind its length in four bytes.
  mutating func appendSized<Failure: Error>(
    _ body: (inout [UInt8]) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    let start = count
    for _ in 0..<4 { append(0) }
    let size = try body(&self)
    let length = UInt32(truncatingIfNeeded: count - start - 4)
    withUnsafeMutableBytes { $0.storeBytes(of: length, toByteOffset: start, as: UInt32.self) }
    return size
  }

  /// - Returns: The size DynamoDB counts for the value.
  package mutating func appendEncoded(_ value: AttributeValue) -> Int {
    typealias Tag = EncodedValue.Tag
    switch value {
    case .null: append(Tag.null)
    case .bool(let flag): append(flag ? Tag.yes : Tag.no)
    case .s(let text):
      append(Tag.text)
      appendRun(text)
    case .n(let number):
      append(Tag.number)
      appendRun(number)
    case .b(let binary):
      append(Tag.binary)
      binary.withUnsafeBytes { appendRun($0) }
    case .l(let elements):
      append(Tag.list)
      return appendSized { bytes in elements.reduce(3) { $0 + 1 + bytes.appendEncoded($1) } }
    case .m(let item):
      append(Tag.map)
      _ = appendSized { bytes in
        bytes.append(contentsOf: item.bytes)
        return 0
      }
      return 3 + item.count + item.size
    case .ss(let set): appendSet(set, Tag.texts) { $0.appendRun($1) }
    case .ns(let set): appendSet(set, Tag.numbers) { $0.appendRun($1) }
    case .bs(let set):
      appendSet(set, Tag.binaries) { bytes, element in
        element.withUnsafeBytes { bytes.appendRun($0) }
      }
    }
    return value.size
  }

  private mutating func appendSet<Member>(
    _ set: AttributeSet<Member>, _ tag: UInt8, _ appendElement: (inout [UInt8], Member) -> Void
  ) {
    append(tag)
    _ = appendSized { bytes in
      for element in set.elements { appendElement(&bytes, element) }
      return 0
    }
  }
}
