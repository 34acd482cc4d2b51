import DynamoDBExpressions
import DynamoDBWire

/// A key condition as a range of tree keys.
///
/// Equality on every partition key attribute, then sort key attributes from left to right without a
/// gap, of which only the last may be compared otherwise than by equality.
/// Source: Query, API reference, KeyConditionExpression; "Multi-attribute keys pattern", Developer
/// Guide. Texts as dynalite recorded them.
struct KeyRangePlan {
  /// What every key of the partition begins with.
  let prefix: TreeKey
  let treeRange: TreeRange
  /// Whether anything is asked of the sort key.
  let hasSortCondition: Bool

  /// - Parameters:
  ///   - keys: Those of the table or of the index that is read.
  ///   - start: The ExclusiveStartKey, whose attributes are looked at beside the conditions on them.
  init(
    _ terms: [KeyCondition.Term], keys: KeySchema, start: StartKey? = nil
  ) throws(DynamoDBError) {
    if terms.count > 2, keys.count <= 2 {
      throw .validation("Conditions can be of length 1 or 2 only")
    }
    func term(
      for attribute: KeySchema.Attribute, isPartition: Bool
    ) throws(DynamoDBError) -> KeyCondition.Term? {
      try start?.check(attribute, isPartition: isPartition)
      if terms.count > keys.attributes.count {
        throw .validation("Query key condition not supported")
      }
      guard let term = terms.first(where: { sameBytes($0.name, attribute.name) }) else {
        return nil
      }
      if term.comparison == .notIndexable {
        throw .validation("Attempted conditional constraint is not an indexable operation")
      }
      for value in term.comparison.values {
        guard value.kind == attribute.type else {
          throw .invalidParameter("Condition parameter type does not match schema type")
        }
        if let empty = value.emptyKind, !term.comparison.isPrefix {
          throw .validation(
            "One or more parameter values are not valid. The AttributeValue for a key attribute "
              + "cannot contain an empty \(empty) value. Key: \(attribute.name)")
        }
      }
      return term
    }

    // The service's texts for several attributes are not known.
    let isComposite = keys.partition.count > 1 || keys.sort.count > 1
    func refused(_ text: String, _ role: String) -> DynamoDBError {
      let rule =
        role == "HASH"
        ? "every HASH key attribute must be compared by equality"
        : "RANGE key attributes are used from left to right, all but the last by equality"
      return .validation(isComposite ? "\(text); \(rule)" : text)
    }

    var partition: [AttributeValue] = []
    for attribute in keys.partition {
      guard let term = try term(for: attribute, isPartition: true) else {
        throw refused("Query condition missed key schema element: \(attribute.name)", "HASH")
      }
      guard case .equal(let value) = term.comparison else {
        throw refused("Query key condition not supported", "HASH")
      }
      partition.append(value)
    }
    prefix = keys.prefix(partition: partition)

    var bytes = prefix.bytes
    hasSortCondition = terms.count > partition.count
    var used = partition.count
    var last: KeyCondition.Term?
    for attribute in keys.sort {
      guard let term = try term(for: attribute, isPartition: false) else {
        if used < terms.count {
          throw refused("Query condition missed key schema element: \(attribute.name)", "RANGE")
        }
        break
      }
      used += 1
      guard case .equal(let value) = term.comparison else {
        last = term
        if used < terms.count { throw refused("Query key condition not supported", "RANGE") }
        break
      }
      bytes.appendOrdered(value)
    }
    let equalPart = TreeKey(hash: prefix.hash, bytes: bytes)
    treeRange = Self.range(last, behind: equalPart)
  }

  private static func range(_ term: KeyCondition.Term?, behind prefix: TreeKey) -> TreeRange {
    func key(_ value: AttributeValue) -> TreeKey {
      var bytes = prefix.bytes
      bytes.appendOrdered(value)
      return TreeKey(hash: prefix.hash, bytes: bytes)
    }
    var range = TreeRange(lower: prefix, upper: prefix.successorOfPrefix)
    switch term?.comparison {
    case nil, .equal, .notIndexable: break
    case .less(let value): range.upper = key(value)
    case .lessOrEqual(let value): range.upper = key(value).successorOfPrefix
    case .greater(let value): range.lower = key(value).successorOfPrefix
    case .greaterOrEqual(let value): range.lower = key(value)
    case .between(let low, let high):
      range = TreeRange(lower: key(low), upper: key(high).successorOfPrefix)
    case .beginsWith(let value):
      var bytes = prefix.bytes
      value.withKeyContent { bytes.appendOrdered($0, terminated: false) }
      let start = TreeKey(hash: prefix.hash, bytes: bytes)
      range = TreeRange(lower: start, upper: start.successorOfPrefix)
    }
    return range
  }

  func contains(_ key: TreeKey) -> Bool {
    if let lower = treeRange.lower, key < lower { return false }
    if let upper = treeRange.upper, !(key < upper) { return false }
    return true
  }
}

extension [UInt8] {
  fileprivate mutating func appendOrdered(_ value: AttributeValue) {
    value.withKeyContent { appendOrdered($0, terminated: true) }
  }
}

extension KeyCondition.Term.Comparison {
  var values: [AttributeValue] {
    switch self {
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value):
      [value]
    case .between(let low, let high): [low, high]
    case .notIndexable: []
    }
  }

  fileprivate var isPrefix: Bool {
    if case .beginsWith = self { true } else { false }
  }
}
