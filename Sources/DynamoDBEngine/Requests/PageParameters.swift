import DynamoDBExpressions
import DynamoDBWire

/// What Query and Scan have in common: which attributes of which items they give, and how much of
/// them in one page.
struct PageParameters {
  enum Select: String, Sendable {
    case specific = "SPECIFIC_ATTRIBUTES"
    case count = "COUNT"
    case all = "ALL_ATTRIBUTES"
    case allProjected = "ALL_PROJECTED_ATTRIBUTES"
  }

  let tableName: String
  let indexName: String?
  let consistentRead: Bool
  let exclusiveStartKey: StartKey?
  let limit: Int
  let filter: Condition?
  let projection: Projection?
  let select: Select?
  let capacity: ConsumedCapacity.Detail

  /// What messages call the filter.
  private let filterName: String

  init(
    from parameters: inout Parameters, table: String, legacyFilter: Condition?,
    legacyProjection: Projection?, isQuery: Bool
  ) {
    tableName = table
    indexName = parameters.text("IndexName")
    if let indexName { parameters.checkName(indexName, at: "indexName", length: 3...255) }
    consistentRead = parameters.flag("ConsistentRead") ?? false
    exclusiveStartKey = parameters.startKey()
    limit = parameters.pageLimit(isQuery: isQuery)
    filterName = legacyFilter == nil ? "Filter Expression" : "QueryFilter"
    filter = parameters.filter() ?? legacyFilter
    projection = parameters.projection() ?? legacyProjection
    parameters.checkPlaceholders()
    select =
      parameters.choice(
        "Select",
        of: ["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"]
      ).flatMap(Select.init)
    capacity = parameters.capacityDetail()
    let attributes = legacyProjection == nil ? "ProjectionExpression" : "AttributesToGet"
    if let text = selectFailure(of: attributes) {
      // The service calls contradictions of Query's Select a validation error, those of Scan's not
      // (moto's test_dynamodb_select, verified on the service).
      parameters.report(
        .operation, .validation(isQuery ? "1 validation error detected: \(text)" : text))
    }
  }

  /// Source: Query, API reference, Select; a projection goes before a missing index (ExtendDB's pull
  /// request 191).
  /// - Parameter parameter: What the projection came in.
  private func selectFailure(of parameter: String) -> String? {
    switch (select, projection) {
    case (.allProjected, nil) where indexName == nil:
      "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
    case (.specific, nil):
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        + "SPECIFIC_ATTRIBUTES"
    case (.all, .some), (.allProjected, .some), (.count, .some):
      "Cannot specify the \(parameter) when choosing to get "
        + (select == .count ? "only the Count" : select?.rawValue ?? "")
    default: nil
    }
  }

  func index(of table: Table) throws(DynamoDBError) -> Index? {
    guard let indexName else { return nil }
    guard let index = table.index(named: indexName) else {
      throw .validation("The table does not have the specified index: \(indexName)")
    }
    if index.kind == .global, consistentRead {
      throw .validation("Consistent reads are not supported on global secondary indexes")
    }
    return index
  }

  /// A global index has no more than it projects.
  func refuseUnprojected(_ index: Index?) throws(DynamoDBError) {
    guard let index, index.kind == .global else { return }
    if select == .all, index.projection.kind != .all {
      throw .invalidParameter(
        "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index.name) "
          + "because its projection type is not ALL")
    }
    let missing = (projection?.topLevelNames ?? []).filter { !index.projection.contains($0) }
    if !missing.isEmpty {
      throw .invalidParameter(
        "Global secondary index \(index.name) does not project "
          + "[\(missing.joined(separator: ", "))]")
    }
  }

  /// Key attributes belong into the key condition of a Query.
  func refuseKeyFilter(_ keys: KeySchema) throws(DynamoDBError) {
    for name in filter?.attributeNames ?? [] where keys.contains(name) {
      throw .validation(
        "\(filterName) can only contain non-primary key attributes: Primary key attribute: \(name)"
      )
    }
  }
}

extension Parameters {
  /// Query words it otherwise than Scan and ExecuteStatement (Dynoxide, eu-west-2).
  fileprivate mutating func pageLimit(isQuery: Bool) -> Int {
    guard isQuery else { return integer("Limit", atLeast: 1) ?? .max }
    let limit = integer("Limit", atLeast: .min) ?? .max
    if limit < 1 {
      shortViolation(at: "Limit", "Member must have value greater than or equal to 1")
    }
    return limit
  }
}
