import DynamoDBWire

/// An index as CreateTable asks for it.
struct IndexDefinition: Sendable {
  let name: String
  let kind: Index.Kind
  let keys: [KeyElement]
  let projectionType: String?
  let nonKeyAttributes: [String]?
  let throughput: (read: Int, write: Int)?
  /// nil without members, too.
  let onDemandThroughput: JSON.Object?
  let warmThroughput: JSON.Object?
  /// The key elements with their attributes' types, known once the whole definition is.
  var resolvedKeys = KeySchema(partition: [], sort: [])

  func index(tableKeys: KeySchema) -> Index {
    var index = Index(
      name: name, kind: kind, keys: resolvedKeys,
      projection: IndexProjection(
        kind: projectionType.flatMap(IndexProjection.Kind.init) ?? .all,
        nonKeyAttributes: nonKeyAttributes ?? [], table: tableKeys, index: resolvedKeys),
      billing: billing)
    index.onDemandThroughput = onDemandThroughput
    index.warmThroughput = warmThroughput
    return index
  }

  var billing: TableSettings.Billing {
    throughput.map { .provisioned(read: $0.read, write: $0.write) } ?? .onDemand
  }
}

extension Parameters {
  mutating func indexDefinitions(_ name: String, _ kind: Index.Kind) -> [IndexDefinition]? {
    guard let elements = list(name) else { return nil }
    return elements.enumerated().map { index, element in
      indexDefinition(element, at: "\(name.lowerFirst).\(index + 1).member", kind)
    }
  }

  mutating func indexDefinition(
    _ element: JSON, at path: String, _ kind: Index.Kind
  ) -> IndexDefinition {
    let name = indexName(of: element, at: path)
    let keys = keySchema(
      element["KeySchema"]?.array, at: "\(path).keySchema", limit: kind == .global ? 8 : 2)
    let projection = element["Projection"]
    if projection == nil { violation(nil, at: "\(path).projection", "Member must not be null") }
    let type = projection?["ProjectionType"]?.string
    if let type, IndexProjection.Kind(rawValue: type) == nil {
      violation(
        type, at: "\(path).projection.projectionType",
        "Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]")
    }
    let attributes = nonKeyAttributes(of: projection, at: "\(path).projection.nonKeyAttributes")
    return IndexDefinition(
      name: name, kind: kind, keys: keys, projectionType: type, nonKeyAttributes: attributes,
      throughput: throughput(
        element["ProvisionedThroughput"]?.object, at: "\(path).provisionedThroughput"),
      onDemandThroughput: element.members(of: "OnDemandThroughput"),
      warmThroughput: element.members(of: "WarmThroughput"))
  }

  /// What must be there, and is a name.
  mutating func indexName(of element: JSON, at path: String) -> String {
    guard let name = required("IndexName", of: element, at: path) else { return "" }
    checkName(name, at: "\(path).indexName", length: 3...255)
    return name
  }

  private mutating func nonKeyAttributes(of projection: JSON?, at path: String) -> [String]? {
    guard let elements = projection?["NonKeyAttributes"]?.array else { return nil }
    if elements.isEmpty {
      violation("[]", at: path, "Member must have length greater than or equal to 1")
    }
    if elements.count > 20 {
      // DDB-TABLE-126, October 2026.
      violation(
        "[\(elements.map { $0.string ?? "" }.joined(separator: ", "))]", at: path,
        "Member must have length less than or equal to 20")
    }
    return elements.enumerated().compactMap { index, element in
      do throws(DynamoDBError) {
        let name = try element.requiredText()
        checkAttributeName(name, at: "\(path).\(index + 1).member")
        return name
      } catch {
        report(.types, error)
        return nil
      }
    }
  }
}

extension JSON {
  /// The structure of this name; nil where it has no members.
  func members(of name: String) -> JSON.Object? {
    guard let object = self[name]?.object, !object.isEmpty else { return nil }
    return object
  }
}
