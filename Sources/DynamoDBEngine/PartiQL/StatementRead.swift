import DynamoDBExpressions
import DynamoDBWire

/// A SELECT on the table or index it names: which ranges of keys it reads, and in which order.
struct StatementRead {
  let table: Table
  let index: Index?
  let projection: StatementProjection?
  let filter: Condition?
  let consistentRead: Bool
  /// One behind the other; all that WHERE can be true for.
  private(set) var ranges: [TreeRange] = [.all]
  private(set) var isDescending = false

  init(
    _ statement: Statement, on database: Database, consistentRead: Bool
  ) throws(DynamoDBError) {
    guard case .select(let projection, let order) = statement.action else {
      throw .existsOutsideTransaction
    }
    table = try database.table(statement.tableName)
    if let name = statement.index {
      guard let found = table.index(named: name) else {
        // Without its name, unlike a Query's (moto's tests, verified on the service).
        throw .validation("The table does not have the specified index")
      }
      index = found
    } else {
      index = nil
    }
    self.projection = projection
    self.consistentRead = consistentRead
    filter = statement.condition?.condition
    if let index, index.kind == .global {
      if consistentRead {
        throw .validation("Strongly consistent read is not supported on Global Secondary Indexes")
      }
      let missing = (projection?.topLevelNames ?? []).filter { !index.projection.contains($0) }
      if !missing.isEmpty {
        throw .invalidParameter(
          "Global secondary index \(index.name) does not project "
            + "[\(missing.joined(separator: ", "))]")
      }
    }
    try refuseUnprojectedFilter(statement.condition)
    try table.refuseNestedKeys(
      (projection?.nestedAttributeNames ?? []) + (statement.condition?.nestedAttributeNames ?? []))
    try plan(statement.condition, order)
  }

  private var keys: KeySchema { index?.keys ?? table.keys }

  /// An index that is read by its partition key has to project what WHERE names; read from end to end
  /// it need not: then no item has it (Dynoxide, eu-west-2, August 2026). Both kinds of indexes.
  private func refuseUnprojectedFilter(
    _ condition: StatementCondition?
  ) throws(DynamoDBError) {
    guard let index, let condition, index.keys.partition.allSatisfy({ condition.pins($0.name) })
    else { return }
    let missing = condition.attributeNames.filter { !index.projection.contains($0) }
    if !missing.isEmpty {
      throw .invalidParameter(
        "Secondary index \(index.name) does not project one or more filter attributes: "
          + "[\(missing.joined(separator: ", "))]")
    }
  }

  private mutating func plan(
    _ condition: StatementCondition?, _ order: [Statement.Order]
  ) throws(DynamoDBError) {
    for attribute in order where !keys.contains(attribute.name) {
      throw .validation(
        "Attribute \(attribute.name) in ORDER BY clause must be part of the primary key")
    }
    let alternatives = condition?.keyAlternatives(
      partition: keys.partition.map(\.name), sort: keys.sort.map(\.name))
    guard let alternatives else {
      guard order.isEmpty else {
        throw .validation(
          "Must have at least one non-optional hash key condition in WHERE clause when using ORDER "
            + "BY clause.")
      }
      return
    }
    var planned: [(partition: [AttributeValue], range: TreeRange)] = []
    for terms in alternatives {
      try checkTypes(of: terms)
      let plan = try KeyRangePlan(terms, keys: keys)
      planned.append((terms.prefix(keys.partition.count).map(\.equalValue), plan.treeRange))
    }
    planned = Self.merged(planned)
    try sort(&planned, by: order)
    ranges = planned.map(\.range)
  }

  private func checkTypes(of terms: [KeyCondition.Term]) throws(DynamoDBError) {
    for attribute in keys.partition + keys.sort {
      for term in terms where sameBytes(term.name, attribute.name) {
        guard term.comparison.values.allSatisfy({ $0.kind == attribute.type }) else {
          throw .validation(
            "Key attribute's data type should match its data type in table's schema: Key "
              + attribute.name)
        }
      }
    }
  }

  /// In the order of the tree, those that overlap made one, so that no item is read twice.
  private static func merged(
    _ ranges: [(partition: [AttributeValue], range: TreeRange)]
  ) -> [(partition: [AttributeValue], range: TreeRange)] {
    let sorted = ranges.sorted { left, right in
      switch (left.range.lower, right.range.lower) {
      case (let a?, let b?): a < b
      case (nil, .some): true
      default: false
      }
    }
    var merged: [(partition: [AttributeValue], range: TreeRange)] = []
    for next in sorted {
      guard let last = merged.last?.range, let lower = next.range.lower,
        last.upper.map({ lower < $0 }) ?? true
      else {
        merged.append(next)
        continue
      }
      if let upper = last.upper, next.range.upper.map({ upper < $0 }) ?? true {
        merged[merged.count - 1].range.upper = next.range.upper
      }
    }
    return merged
  }

  /// An order of partitions alone goes through each from its end (as recorded on the service).
  private mutating func sort(
    _ ranges: inout [(partition: [AttributeValue], range: TreeRange)], by order: [Statement.Order]
  ) throws(DynamoDBError) {
    guard !order.isEmpty, let name = keys.partition.first?.name else { return }
    let partition = order.first { sameBytes($0.name, name) }
    let isOnePartition = ranges.allSatisfy { $0.partition == ranges[0].partition }
    guard partition != nil || isOnePartition else {
      throw .validation(
        "Must have hash key in ORDER BY clause when more than one hash key condition specified in "
          + "WHERE clause.")
    }
    let sortNames = keys.sort.map(\.name)
    let sort = order.first { element in sortNames.contains { sameBytes($0, element.name) } }
    isDescending = sort?.isDescending ?? true
    if let partition {
      ranges.sort { left, right in
        let (first, second) = partition.isDescending ? (right, left) : (left, right)
        guard let a = first.partition.first, let b = second.partition.first else { return false }
        return b.isOrdered(after: a)
      }
    } else if isDescending {
      ranges.reverse()
    }
  }
}

extension KeyCondition.Term {
  fileprivate var equalValue: AttributeValue {
    if case .equal(let value) = comparison { value } else { .null }
  }
}
