import DynamoDBExpressions
import DynamoDBWire

/// Keys and items against the table's schema, with the service's texts (recorded by dynalite).
extension Table {
  /// The place of the item with this primary key.
  ///
  /// - Throws: ValidationException where the key has other attributes or types than the schema.
  func primaryKey(_ key: Item) throws(DynamoDBError) -> TreeKey {
    guard key.count == keys.count else { throw .keyMismatch }
    // A key that can be made is a good one; else the checks say what is wrong.
    if let place = keys.treeKey(of: key) { return place }
    for attribute in keys.partition {
      try Self.check(attribute, of: key, isPartition: true, orMismatch: true)
    }
    for attribute in keys.sort {
      try Self.check(attribute, of: key, isPartition: false, orMismatch: true)
    }
    throw .keyMismatch
  }

  /// The place of an item that is to be stored, all its key attributes checked.
  /// - Parameter orMismatch: Say no more than that the key does not match, as batches do.
  func place(of item: Item, orMismatch: Bool = false) throws(DynamoDBError) -> TreeKey {
    if let place = keys.treeKey(of: item) {
      try checkIndexKeys(of: item)
      return place
    }
    for attribute in keys.partition {
      try Self.check(attribute, of: item, isPartition: true, orMismatch: orMismatch)
    }
    for attribute in keys.sort {
      try Self.check(attribute, of: item, isPartition: false, orMismatch: orMismatch)
    }
    throw .keyMismatch
  }

  static func check(
    _ attribute: KeySchema.Attribute, of item: Item, isPartition: Bool, orMismatch: Bool
  ) throws(DynamoDBError) {
    guard let (kind, size) = item.shape(of: attribute.name) else {
      if orMismatch { throw .keyMismatch }
      throw .invalidParameter("Missing the key \(attribute.name) in the item")
    }
    guard kind == attribute.type else {
      if orMismatch { throw .keyMismatch }
      throw .invalidParameter(
        "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) actual: "
          + kind.rawValue)
    }
    try checkKeyValue(kind, size: size, attribute.name, isPartition: isPartition)
  }

  /// An item may lack an index's key, but not have it with another type or empty.
  ///
  /// - Parameter updated: Whether an update made the item; then the service says less (dynalite and
  ///   ExtendDB have the texts).
  func checkIndexKeys(of item: Item, updated: Bool = false) throws(DynamoDBError) {
    for index in indexes {
      for (attribute, isPartition) in index.keys.roles {
        guard let (kind, size) = item.shape(of: attribute.name) else { continue }
        guard kind == attribute.type else {
          throw updated
            ? .validation(
              "The update expression attempted to update the secondary index key to unsupported type"
            )
            : Self.mismatch(attribute, kind, of: index)
        }
        if let empty = kind.emptyName(size: size) {
          throw Self.emptyIndexKey(empty, attribute.name, of: index, updated: updated)
        }
        try Self.checkKeySize(kind, size: size, isPartition: isPartition)
      }
    }
  }

  private static func emptyIndexKey(
    _ kind: String, _ name: String, of index: Index, updated: Bool
  ) -> DynamoDBError {
    let reason = "The AttributeValue for a key attribute cannot contain an empty \(kind) value."
    var error = DynamoDBError.validation(
      "One or more parameter values are not valid. "
        + (updated
          ? "The update expression attempted to update a secondary index key to a value that is not "
            + "supported. \(reason)"
          : "A value specified for a secondary index key is not supported. \(reason) "
            + "IndexName: \(index.name), IndexKey: \(name)"))
    error.isWholeRequest = true
    return error
  }

  /// The types that attributes are about to get, against the indexes they are keys of.
  func checkIndexKeys(of update: Update) throws(DynamoDBError) {
    guard !indexes.isEmpty else { return }
    let kinds = update.knownKinds
    for index in indexes {
      for attribute in index.keys.attributes {
        let known = kinds.first { sameBytes($0.name, attribute.name) }
        if let known, known.kind != attribute.type {
          throw Self.mismatch(attribute, known.kind, of: index)
        }
      }
    }
  }

  private static func mismatch(
    _ attribute: KeySchema.Attribute, _ kind: AttributeValue.Kind, of index: Index
  ) -> DynamoDBError {
    .invalidParameter(
      "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) "
        + "Actual: \(kind.rawValue) IndexName: \(index.name)")
  }

  /// Key attributes are scalars, so nothing can be inside them.
  func refuseNestedKeys(_ names: [String]?) throws(DynamoDBError) {
    for name in names ?? [] {
      let text =
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
        + "allowed: "
      if keys.contains(name) { throw .validation("\(text)Key: \(name)") }
      if indexes.contains(where: { $0.keys.contains(name) }) {
        throw .validation("\(text)IndexKey: \(name)")
      }
    }
  }

  /// In a transaction, an empty key value is the whole request's fault, not one action's (ExtendDB,
  /// as the service).
  func refuseEmptyKey(_ item: Item) throws(DynamoDBError) {
    for attribute in keys.attributes {
      guard let (kind, size) = item.shape(of: attribute.name), kind == attribute.type else {
        continue
      }
      try Self.refuseEmpty(kind, size: size, attribute.name)
    }
  }

  private static func refuseEmpty(
    _ kind: AttributeValue.Kind, size: Int, _ name: String
  ) throws(DynamoDBError) {
    guard let empty = kind.emptyName(size: size) else { return }
    throw .validation(
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
        + "contain an empty \(empty) value. Key: \(name)")
  }

  private static func checkKeyValue(
    _ kind: AttributeValue.Kind, size: Int, _ name: String, isPartition: Bool
  ) throws(DynamoDBError) {
    try refuseEmpty(kind, size: size, name)
    try checkKeySize(kind, size: size, isPartition: isPartition)
  }

  /// Source: "Quotas", Developer Guide. Numbers are always short enough. The missing space in the
  /// first text is the service's.
  private static func checkKeySize(
    _ kind: AttributeValue.Kind, size: Int, isPartition: Bool
  ) throws(DynamoDBError) {
    if kind == .n { return }
    if isPartition, size > Limits.partitionKeySize {
      throw .invalidParameter(
        "Size of hashkey has exceeded the maximum size limit of2048 bytes")
    }
    if !isPartition, size > Limits.sortKeySize {
      throw .invalidParameter(
        "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
    }
  }

  /// The table's key of an item, and the index's where it was read through one.
  func key(of item: Item, through index: Index? = nil) -> Item {
    var names = keys.names
    for name in index?.keys.names ?? [] where !names.contains(name) { names.append(name) }
    return item.part(names)
  }
}

extension AttributeValue {
  /// `string` or `binary` where the value is an empty one.
  var emptyKind: String? { kind.emptyName(size: size) }
}

extension AttributeValue.Kind {
  fileprivate func emptyName(size: Int) -> String? {
    switch self {
    case .s where size == 0: "string"
    case .b where size == 0: "binary"
    default: nil
    }
  }
}

extension DynamoDBError {
  static let keyMismatch = DynamoDBError.validation(
    "The provided key element does not match the schema")
}
