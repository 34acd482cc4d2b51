import DynamoDBWire

/// The hash that orders partitions, as dynalite recorded it on the service: MD5 of "Outliers" and
/// the key's values.
extension KeySchema {
  /// - Parameter lengthPrefixed: The partition key's values as they stand in a tree key.
  func hash(ofPartition lengthPrefixed: [UInt8]) -> UInt64 {
    guard partition.count == 1, partition[0].type != .n else {
      return MD5.prefix(of: message(lengthPrefixed, additional: 0).bytes)
    }
    // One text or binary value, which is nearly every key: the same without an array.
    return lengthPrefixed.withUnsafeBytes { key in
      let salt: StaticString = "Outliers"
      let count = salt.utf8CodeUnitCount
      return withUnsafeTemporaryAllocation(byteCount: count + key.count - 4, alignment: 8) {
        bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(start: salt.utf8Start, count: count))
        UnsafeMutableRawBufferPointer(rebasing: bytes[count...]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: key[4...]))
        return MD5.prefix(of: UnsafeRawBufferPointer(bytes))
      }
    }
  }

  /// What follows an index's key in its tree: entries with equal keys stand in the order of a hash
  /// of the table's whole key (dynalite's createIndexKey), and two of them never are the same.
  func indexSuffix(of place: TreeKey) -> [UInt8] {
    var hash = place.hash
    if let attribute = sort.first {
      var (message, end) = message(place.bytes, additional: place.bytes.count)
      let content = [UInt8](ordered: place.bytes[end...])
      message.appendHashed(content[...], attribute.type)
      hash = MD5.prefix(of: message)
    }
    var suffix: [UInt8] = []
    suffix.reserveCapacity(3 + place.bytes.count)
    for shift in [56, 48, 40] as [UInt64] {
      suffix.append(UInt8(truncatingIfNeeded: hash >> shift))
    }
    suffix.append(contentsOf: place.bytes)
    return suffix
  }

  /// "Outliers" and the values, and where they end in the tree key.
  private func message(_ key: [UInt8], additional: Int) -> (bytes: [UInt8], end: Int) {
    var message: [UInt8] = []
    // With the padding that the digest appends.
    message.reserveCapacity(key.count + additional + 72)
    message.append(contentsOf: "Outliers".utf8)
    var start = 0
    for attribute in partition {
      // Without the length in front, which is there to end the value.
      let content = start + 4
      let length = key[start..<content].reduce(0) { $0 << 8 | Int($1) }
      message.appendHashed(key[content..<(content + length)], attribute.type)
      start = content + length
    }
    return (message, start)
  }
}

extension [UInt8] {
  /// The content that `appendOrdered` wrote.
  fileprivate init(ordered: ArraySlice<UInt8>) {
    self = []
    reserveCapacity(ordered.count)
    var wasZero = false
    for byte in ordered.dropLast(2) {
      if !(wasZero && byte == 255) { append(byte) }
      wasZero = byte == 0
    }
  }

  /// Texts and binary values are hashed as they are, numbers in a form of their own: dynalite's
  /// numToBuffer, which has no sign byte, the exponent's first bit turned over, digits of negative
  /// numbers as 101 less the digit, and 102 behind those of fewer than 20 bytes.
  fileprivate mutating func appendHashed(_ content: ArraySlice<UInt8>, _ type: AttributeValue.Kind)
  {
    guard type == .n else {
      append(contentsOf: content)
      return
    }
    guard let sign = content.first, let exponent = content.dropFirst().first else {
      append(0x80)
      return
    }
    append(exponent ^ 0x80)
    let digits = content.dropFirst(2)
    guard sign == Number.negativeSign else {
      append(contentsOf: digits)
      return
    }
    for digit in digits.dropLast() { append(digit &- 152) }
    if digits.count <= 20 { append(102) }
  }
}
