import DynamoDBWire

/// The ExclusiveStartKey of a page: the place behind which it begins.
///
/// The table's key, and beside it the index's where one is read. Texts and their order as dynalite
/// recorded them; test_gsi of ScyllaDB's Alternator cites the same.
struct StartKey {
  let item: Item

  private static let invalid = "The provided starting key is invalid"

  static func invalid(_ reason: DynamoDBError) -> DynamoDBError {
    .validation("\(invalid): \(reason.message)")
  }

  /// - Throws: ValidationException where it has too few attributes or too many.
  func checkCount(on table: Table, _ index: Index?) throws(DynamoDBError) {
    let names = Set((table.keys.names + (index?.keys.names ?? [])).map { Array($0.utf8) })
    guard item.count == names.count else { throw .validation(Self.invalid) }
  }

  /// Looks at the attribute of one key of what is read.
  func check(_ attribute: KeySchema.Attribute, isPartition: Bool) throws(DynamoDBError) {
    guard item.shape(of: attribute.name) != nil else { throw .validation(Self.invalid) }
    try Table.check(attribute, of: item, isPartition: isPartition, orMismatch: true)
  }

  /// Its place in the table, or in the index that is read.
  func place(on table: Table, _ index: Index?) throws(DynamoDBError) -> TreeKey {
    let place: TreeKey
    do throws(DynamoDBError) {
      place = try table.primaryKey(index == nil ? item : table.key(of: item))
    } catch {
      throw Self.invalid(error)
    }
    guard let index else { return place }
    let suffix = table.keys.indexSuffix(of: place)
    guard let entry = index.keys.treeKey(of: item, suffix: suffix) else {
      throw .validation(Self.invalid)
    }
    return entry
  }
}

extension KeyRangePlan {
  /// - Parameters:
  ///   - place: The start key's, in what is read.
  ///   - keys: Those of what is read.
  /// - Throws: ValidationException where the query could not have come by the place.
  func check(
    _ start: StartKey, at place: TreeKey, keys: KeySchema
  ) throws(DynamoDBError) {
    let partition = keys.prefix(partition: keys.partition.compactMap { start.item[$0.name] })
    let behind = place.bytes.dropFirst(partition.bytes.count)
    guard contains(TreeKey(hash: prefix.hash, bytes: prefix.bytes + behind)) else {
      throw .validation("The provided starting key does not match the range key predicate")
    }
    guard partition == prefix else {
      throw .validation(
        hasSortCondition
          ? "The query can return at most one row and cannot be restarted"
          : "The provided starting key is outside query boundaries based on provided conditions")
    }
  }
}

extension Parameters {
  mutating func startKey() -> StartKey? {
    read("ExclusiveStartKey", .values) { json throws(DynamoDBError) in
      do throws(DynamoDBError) {
        return StartKey(item: try Item(json: json))
      } catch {
        // Those about numbers and duplicates come without it (recorded by dynalite).
        let isBare = ["contains duplicates", "number set", "numeric value", "magnitude", "digits"]
          .contains { error.message.contains($0) }
        throw isBare || error.type == "SerializationException" ? error : StartKey.invalid(error)
      }
    }
  }
}
