import DynamoDBWire
import Journal

extension KeySchema {
  /// `{"partition": [{"name": "PK", "type": "S"}], "sort": []}`
  var document: JSON.Object {
    func list(_ attributes: [Attribute]) -> JSON {
      .array(attributes.map { ["name": .string($0.name), "type": .string($0.type.rawValue)] })
    }
    return ["partition": list(partition), "sort": list(sort)]
  }

  /// - Parameter limit: How many attributes each of both may have.
  init(_ document: Document, limit: Int) throws(JournalFailure) {
    func attributes(_ name: String) throws(JournalFailure) -> [Attribute] {
      var attributes: [Attribute] = []
      for element in try document.documents(name) {
        let type = try element.choice("type", AttributeValue.Kind.self)
        guard type == .s || type == .n || type == .b else { throw Document.lacks("type") }
        attributes.append(Attribute(name: try element.text("name"), type: type))
      }
      guard attributes.count <= limit else { throw Document.lacks(name) }
      return attributes
    }
    self.init(partition: try attributes("partition"), sort: try attributes("sort"))
    guard !partition.isEmpty else { throw Document.lacks("partition") }
  }

  /// Whether a key of a tree is one that `treeKey` can have made of an item.
  func canMake(_ key: TreeKey) -> Bool {
    var rest = key.bytes[...]
    for _ in partition {
      guard rest.count >= 4 else { return false }
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard (1...Limits.partitionKeySize).contains(length), rest.count - 4 >= length else {
        return false
      }
      rest = rest.dropFirst(4 + length)
    }
    guard hash(ofPartition: Array(key.bytes[..<rest.startIndex])) == key.hash else { return false }
    for _ in sort {
      guard let end = Self.end(ofOrdered: rest) else { return false }
      rest = rest[end...]
    }
    return rest.isEmpty
  }

  /// Behind the two zeros that end what `appendOrdered` wrote.
  private static func end(ofOrdered bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    while place + 1 < bytes.endIndex {
      if bytes[place] != 0 {
        place += 1
      } else if bytes[place + 1] == 0 {
        return place + 2
      } else {
        place += 2
      }
    }
    return nil
  }
}
