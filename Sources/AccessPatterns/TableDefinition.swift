package import DynamoDBWire

/// What the input of a CreateTable says of keys and indexes.
///
/// It is read leniently: what is wrong in it is told where it is checked.
package struct TableDefinition: Sendable {
  package struct Index: Sendable {
    package enum Projection: Sendable, Equatable {
      case all
      case keysOnly
      case include([String])
    }

    package let name: String
    /// Partition key, then sort key where there is one.
    package let key: [String]
    package let projection: Projection
    package let isLocal: Bool
  }

  package let name: String
  /// Partition key, then sort key where there is one.
  package let key: [String]
  package let indexes: [Index]
  /// Key attributes of the table and its indexes, in the order of the definition.
  package let types: [(attribute: String, kind: AttributeValue.Kind)]

  package init(_ input: JSON.Object) {
    name = input.tableName
    key = Self.key(input["KeySchema"])
    types = (input["AttributeDefinitions"]?.array ?? []).compactMap { definition in
      guard let name = definition["AttributeName"]?.string,
        let type = definition["AttributeType"]?.string,
        let kind = AttributeValue.Kind(rawValue: type)
      else { return nil }
      return (name, kind)
    }
    indexes =
      Self.indexes(input["GlobalSecondaryIndexes"], isLocal: false)
      + Self.indexes(input["LocalSecondaryIndexes"], isLocal: true)
  }

  /// The type of a key attribute; nil for what is none.
  package func kind(of attribute: String) -> AttributeValue.Kind? {
    types.first { sameBytes($0.attribute, attribute) }?.kind
  }

  package func index(named name: String) -> Index? {
    indexes.first { sameBytes($0.name, name) }
  }

  /// The key attributes of the table, then those of its indexes, each once.
  package var keyAttributes: [String] {
    (key + indexes.flatMap(\.key)).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  private static func key(_ schema: JSON?) -> [String] {
    (schema?.array ?? []).compactMap { $0["AttributeName"]?.string }
  }

  private static func indexes(_ list: JSON?, isLocal: Bool) -> [Index] {
    (list?.array ?? []).map { index in
      let projection: Index.Projection =
        switch index["Projection"]?["ProjectionType"]?.string {
        case "KEYS_ONLY": .keysOnly
        case "INCLUDE":
          .include(
            (index["Projection"]?["NonKeyAttributes"]?.array ?? []).compactMap(\.string))
        default: .all
        }
      return Index(
        name: index["IndexName"]?.string ?? "", key: key(index["KeySchema"]),
        projection: projection, isLocal: isLocal)
    }
  }
}

extension Model {
  package func table(named name: String) -> TableDefinition? {
    tables.first { sameBytes($0.tableName, name) }.map(TableDefinition.init)
  }

  /// The attributes that items of a table can have: keys, then what its entities name, each once;
  /// nil where an entity allows any.
  package func attributes(ofTable table: TableDefinition) -> [String]? {
    let entities = entities.filter { sameBytes($0.table, table.name) }
    if entities.isEmpty || entities.contains(where: \.isOpen) { return nil }
    return (table.keyAttributes + entities.flatMap(\.attributes)).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}
