package import DynamoDBWire

/// The WHERE of a statement: a condition, and what it says of keys.
package struct StatementCondition: Sendable {
  private let tree: ConditionTree
  private let values: [AttributeValue]
  private let paths: [DocumentPath]

  /// More ranges than the service reads for one statement.
  static let maximumAlternatives = 300

  init(_ tree: ConditionTree, values: [AttributeValue], paths: [DocumentPath]) {
    self.tree = tree
    self.values = values
    self.paths = paths
  }

  /// The whole of it, keys included.
  package var condition: Condition { Condition(tree, values: values, paths: paths) }

  package var nestedAttributeNames: [String] {
    DocumentPath.topLevelNames(of: paths.filter(\.isNested))
  }

  /// Each once, in the order of the text.
  package var attributeNames: [String] { DocumentPath.topLevelNames(of: paths) }

  /// Whether an equality or IN without alternatives pins this attribute down.
  package func pins(_ name: String) -> Bool {
    Self.conjuncts(of: tree).contains { values(of: name, in: $0) != nil }
  }

  /// The one item it is about, and what it asks of that besides.
  ///
  /// - Returns: nil where some key attribute is not compared by equality.
  /// - Throws: ValidationException where one is named twice.
  package func singleItem(
    keys names: [String]
  ) throws(DynamoDBError) -> (key: Item, rest: Condition?)? {
    var key: [(name: String, value: AttributeValue)] = []
    var rest: [ConditionTree] = []
    for part in Self.conjuncts(of: tree) {
      guard let (name, value) = equality(part), names.contains(where: { sameBytes($0, name) })
      else {
        rest.append(part)
        continue
      }
      if key.contains(where: { sameBytes($0.name, name) }) {
        throw .validation(
          "Multiple conditions on same key \(name). Only single item Update/Insert/Delete are "
            + "supported")
      }
      key.append((name, value))
    }
    guard key.count == names.count else { return nil }
    return (
      Item(unique: key),
      rest.isEmpty ? nil : Condition(.and(rest), values: values, paths: paths)
    )
  }

  /// The partitions and ranges of sort keys that hold all items it can be true for.
  ///
  /// - Returns: nil where the partition is not pinned down, so that all must be read.
  package func keyAlternatives(
    partition: [String], sort: [String]
  ) -> [[KeyCondition.Term]]? {
    alternatives(of: tree, partition: partition, sort: sort)
  }

  private func alternatives(
    of tree: ConditionTree, partition: [String], sort: [String]
  ) -> [[KeyCondition.Term]]? {
    if case .or(let branches) = tree {
      var all: [[KeyCondition.Term]] = []
      for branch in branches {
        guard let some = alternatives(of: branch, partition: partition, sort: sort) else {
          return nil
        }
        all += some
        if all.count > Self.maximumAlternatives { return nil }
      }
      return all
    }
    let parts = Self.conjuncts(of: tree)
    var all: [[KeyCondition.Term]] = [[]]
    for name in partition {
      guard let values = parts.lazy.compactMap({ self.values(of: name, in: $0) }).first else {
        // One of the parts may be an OR of whole keys.
        return parts.lazy.compactMap { part -> [[KeyCondition.Term]]? in
          guard case .or = part else { return nil }
          return alternatives(of: part, partition: partition, sort: sort)
        }.first
      }
      all = all.flatMap { terms in
        values.map { terms + [KeyCondition.Term(name: name, comparison: .equal($0))] }
      }
      if all.count > Self.maximumAlternatives { return nil }
    }
    for name in sort {
      guard let term = parts.lazy.compactMap({ self.term(on: name, in: $0) }).first else { break }
      all = all.map { $0 + [term] }
      guard case .equal = term.comparison else { break }
    }
    return all
  }

  private static func conjuncts(of tree: ConditionTree) -> [ConditionTree] {
    guard case .and(let parts) = tree else { return [tree] }
    return parts.flatMap(conjuncts)
  }

  /// `name = value`, `value = name`, `name IN [value]`
  private func equality(_ tree: ConditionTree) -> (name: String, value: AttributeValue)? {
    switch tree {
    case .comparison(let left, .equal, let right):
      let (path, other) = left.path == nil ? (right.path, left) : (left.path, right)
      guard let path, !path.isNested, let value = constant(other) else { return nil }
      return (path.topLevelName, value)
    case .isIn(.path(let path), let list) where list.count == 1 && !path.isNested:
      return constant(list[0]).map { (path.topLevelName, $0) }
    default: return nil
    }
  }

  /// The values that one part lets an attribute have; nil where it lets it have others.
  private func values(of name: String, in tree: ConditionTree) -> [AttributeValue]? {
    switch tree {
    case .isIn(.path(let path), let list):
      guard !path.isNested, sameBytes(path.topLevelName, name) else { return nil }
      var values: [AttributeValue] = []
      for operand in list {
        guard let value = constant(operand) else { return nil }
        if !values.contains(value) { values.append(value) }
      }
      return values
    default:
      guard let (found, value) = equality(tree), sameBytes(found, name) else { return nil }
      return [value]
    }
  }

  private func term(on name: String, in tree: ConditionTree) -> KeyCondition.Term? {
    let found: (path: DocumentPath, comparison: KeyCondition.Term.Comparison)?
    switch tree {
    case .comparison(let left, let comparator, let right):
      let isMirrored = left.path == nil
      guard let path = isMirrored ? right.path : left.path,
        let value = constant(isMirrored ? left : right)
      else { return nil }
      switch isMirrored ? comparator.mirrored : comparator {
      case .equal: found = (path, .equal(value))
      case .less: found = (path, .less(value))
      case .lessOrEqual: found = (path, .lessOrEqual(value))
      case .greater: found = (path, .greater(value))
      case .greaterOrEqual: found = (path, .greaterOrEqual(value))
      case .notEqual: found = nil
      }
    case .between(.path(let path), let low, let high):
      guard let low = constant(low), let high = constant(high) else { return nil }
      found = (path, .between(low: low, high: high))
    case .beginsWith(.path(let path), let prefix):
      found = constant(prefix).map { (path, .beginsWith($0)) }
    default: found = nil
    }
    guard let found, !found.path.isNested, sameBytes(found.path.topLevelName, name) else {
      return nil
    }
    return KeyCondition.Term(name: name, comparison: found.comparison)
  }

  private func constant(_ operand: Operand) -> AttributeValue? {
    if case .constant(let index) = operand { values[index] } else { nil }
  }
}
