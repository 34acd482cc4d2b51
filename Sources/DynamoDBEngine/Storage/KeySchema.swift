import DynamoDBWire

/// The key attributes of a table or an index with their types.
///
/// A global secondary index may have up to four of each; a table and a local index have one
/// partition key attribute and at most one sort key attribute.
struct KeySchema: Sendable {
  struct Attribute: Sendable {
    let name: String
    /// S, N or B.
    let type: AttributeValue.Kind
  }

  let partition: [Attribute]
  let sort: [Attribute]

  /// Those of the partition key, then those of the sort key; with their names kept beside them, since
  /// every request looks at both.
  let attributes: [Attribute]
  let names: [String]

  init(partition: [Attribute], sort: [Attribute]) {
    self.partition = partition
    self.sort = sort
    attributes = partition + sort
    names = attributes.map(\.name)
  }

  var count: Int { attributes.count }

  func contains(_ name: String) -> Bool {
    partition.contains { sameBytes($0.name, name) } || sort.contains { sameBytes($0.name, name) }
  }

  /// `[{"AttributeName": "PK", "KeyType": "HASH"}, …]`
  var json: JSON {
    func element(_ name: String, _ type: String) -> JSON {
      ["AttributeName": .string(name), "KeyType": .string(type)]
    }
    return .array(
      partition.map { element($0.name, "HASH") } + sort.map { element($0.name, "RANGE") })
  }
}

extension KeySchema {
  /// The tree key of an item, or nil where it lacks a key attribute, or its value cannot be one: a
  /// sparse index has no entry for such an item.
  ///
  /// - Parameter suffix: The table's own key, which makes an index key unique.
  func treeKey(of item: Item, suffix: [UInt8] = []) -> TreeKey? {
    item.bytes.withUnsafeBytes { buffer in
      var bytes: [UInt8] = []
      // Enough for most keys, and no more than growing step by step would take for them.
      bytes.reserveCapacity(40 + suffix.count)
      for attribute in partition {
        guard let content = Self.find(attribute, in: buffer, upTo: Limits.partitionKeySize) else {
          return nil
        }
        bytes.appendLengthPrefixed(content)
      }
      let hash = hash(ofPartition: bytes)
      for attribute in sort {
        guard let content = Self.find(attribute, in: buffer, upTo: Limits.sortKeySize) else {
          return nil
        }
        bytes.appendOrdered(content, terminated: true)
      }
      bytes.append(contentsOf: suffix)
      return TreeKey(hash: hash, bytes: bytes)
    }
  }

  /// A value that can be a key: of the right type, not empty, not too long.
  private static func find(
    _ attribute: Attribute, in buffer: UnsafeRawBufferPointer, upTo limit: Int
  ) -> UnsafeRawBufferPointer? {
    var name = attribute.name
    return name.withUTF8 { utf8 in
      var reader = ItemReader(buffer)
      while let candidate = reader.next() {
        if candidate.hasName(UnsafeRawBufferPointer(utf8)) {
          guard candidate.value.kind == attribute.type else { return nil }
          let content = candidate.value.content
          return (1...limit).contains(content.count) ? content : nil
        }
      }
      return nil
    }
  }

  /// The key that every entry with these partition key values begins with.
  func prefix(partition values: [AttributeValue]) -> TreeKey {
    var bytes: [UInt8] = []
    for value in values { value.withKeyContent { bytes.appendLengthPrefixed($0) } }
    return TreeKey(hash: hash(ofPartition: bytes), bytes: bytes)
  }
}

extension [UInt8] {
  /// Keys have at most 2048 bytes, but what a Query asks for or an index is to be filled with can be
  /// longer; four bytes hold the length of any request's value.
  mutating func appendLengthPrefixed(_ content: UnsafeRawBufferPointer) {
    let count = UInt32(truncatingIfNeeded: content.count)
    append(UInt8(truncatingIfNeeded: count >> 24))
    append(UInt8(truncatingIfNeeded: count >> 16))
    append(UInt8(truncatingIfNeeded: count >> 8))
    append(UInt8(truncatingIfNeeded: count))
    append(contentsOf: content)
  }

  /// Appends bytes so that the order of keys is theirs whatever follows: a zero is written as 00 FF,
  /// and 00 00 ends them.
  mutating func appendOrdered(_ content: UnsafeRawBufferPointer, terminated: Bool) {
    if content.contains(0) {
      for byte in content {
        append(byte)
        if byte == 0 { append(255) }
      }
    } else {
      append(contentsOf: content)
    }
    if terminated {
      append(0)
      append(0)
    }
  }
}

extension AttributeValue {
  /// The bytes that order a key attribute of type S, N or B.
  func withKeyContent(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch self {
    case .s(var text): text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    case .b(let bytes): bytes.withUnsafeBytes(body)
    case .n(let number):
      var bytes: [UInt8] = []
      number.appendBytes(to: &bytes)
      bytes.withUnsafeBytes(body)
    default: body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }
}

extension KeySchema {
  /// The attributes, and whether each is part of the partition key.
  var roles: [(attribute: Attribute, isPartition: Bool)] {
    partition.map { ($0, true) } + sort.map { ($0, false) }
  }
}
