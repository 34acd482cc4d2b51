extension Item {
  /// Takes bytes that lay somewhere else; nil where they are not what `ItemWriter` writes.
  ///
  /// Whatever reads items trusts their bytes, so those of a file have to pass here.
  package init?(checking bytes: UnsafeRawBufferPointer) {
    var check = ItemCheck(bytes: bytes)
    guard check.size(ofItemEndingAt: bytes.count, depth: 0) != nil else { return nil }
    self.init(encoded: Array(bytes))
  }
}

/// Walks over an item's bytes as `ItemReader` does, but believes nothing.
private struct ItemCheck {
  /// More than any request can nest.
  static let maximumDepth = 64

  let bytes: UnsafeRawBufferPointer
  var offset = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// - Returns: The item's size as DynamoDB counts it, which must be what its header says; nil where
  ///   anything is wrong.
  mutating func size(ofItemEndingAt end: Int, depth: Int) -> Int? {
    guard depth <= Self.maximumDepth, end - offset >= Item.headerSize else { return nil }
    let size = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    let count = Int(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
    offset += Item.headerSize
    var (foundSize, foundCount) = (0, 0)
    while offset < end {
      guard let name = run(endingBy: end), isText(name), let value = value(endingBy: end, depth)
      else { return nil }
      foundSize += name.count + value
      foundCount += 1
    }
    return foundSize == size && foundCount == count ? size : nil
  }

  private mutating func run(endingBy end: Int) -> UnsafeRawBufferPointer? {
    var count = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard offset < end else { return nil }
      let byte = Int(bytes[offset])
      offset += 1
      count |= (byte & 127) << shift
      guard byte < 128 else { continue }
      guard count <= end - offset else { return nil }
      defer { offset += count }
      return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
    }
    return nil
  }

  /// - Returns: The value's size as DynamoDB counts it.
  private mutating func value(endingBy end: Int, _ depth: Int) -> Int? {
    guard offset < end else { return nil }
    let tag = bytes[offset]
    offset += 1
    typealias Tag = EncodedValue.Tag
    switch tag {
    case Tag.null, Tag.no, Tag.yes: return 1
    case Tag.text: return run(endingBy: end).flatMap { isText($0) ? $0.count : nil }
    case Tag.number: return run(endingBy: end).flatMap(Self.size(ofNumber:))
    case Tag.binary: return run(endingBy: end)?.count
    case Tag.list, Tag.map, Tag.texts, Tag.numbers, Tag.binaries: break
    default: return nil
    }
    guard end - offset >= 4 else { return nil }
    let length = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    offset += 4
    guard length <= end - offset else { return nil }
    return size(ofContent: tag, endingAt: offset + length, depth)
  }

  private mutating func size(ofContent tag: UInt8, endingAt end: Int, _ depth: Int) -> Int? {
    typealias Tag = EncodedValue.Tag
    if tag == Tag.map {
      let countOffset = offset + 4
      guard let size = size(ofItemEndingAt: end, depth: depth + 1) else { return nil }
      return 3 + Int(bytes.loadUnaligned(fromByteOffset: countOffset, as: UInt32.self)) + size
    }
    var size = tag == Tag.list ? 3 : 0
    guard depth < Self.maximumDepth else { return nil }
    while offset < end {
      if tag == Tag.list {
        guard let element = value(endingBy: end, depth + 1) else { return nil }
        size += 1 + element
      } else {
        guard let element = run(endingBy: end) else { return nil }
        switch tag {
        case Tag.texts where !isText(element): return nil
        case Tag.numbers:
          guard let number = Self.size(ofNumber: element) else { return nil }
          size += number
        default: size += element.count
        }
      }
    }
    return size
  }

  /// Whether the bytes are UTF-8, eight at a time where they are ASCII.
  private func isText(_ text: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return String(validating: text, as: UTF8.self) != nil }
      offset += 8
    }
    while offset < text.count {
      if text[offset] >= 128 { return String(validating: text, as: UTF8.self) != nil }
      offset += 1
    }
    return true
  }

  /// Nil where the bytes are not what a number of at most 38 digits is stored as.
  private static func size(ofNumber bytes: UnsafeRawBufferPointer) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign == 2 { return bytes.count == 1 ? 1 : nil }
    let isNegative = sign == Number.negativeSign
    guard isNegative || sign == 3, bytes.count <= Number.maximumByteCount else { return nil }
    let end = isNegative ? bytes.count - 1 : bytes.count
    guard end > 2, !isNegative || bytes[end] == 255 else { return nil }
    // The exponents from 1e-130 to 1e125.
    guard (isNegative ? ~bytes[1] : bytes[1]) < 128 else { return nil }
    func digit(_ place: Int) -> Int { isNegative ? 253 - Int(bytes[place]) : Int(bytes[place]) - 1 }
    for place in 2..<end where !(0...99).contains(digit(place)) { return nil }
    let (first, last, count) = (digit(2), digit(end - 1), end - 2)
    guard first > 0, last > 0 else { return nil }
    guard count < 20 || count == 20 && first < 10 && last.isMultiple(of: 10) else { return nil }
    return Number(bytes: bytes).size
  }
}
