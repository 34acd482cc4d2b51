import DynamoDBWire

/// `{"AttributeName": "PK", "AttributeType": "S"}`
struct AttributeDefinition: Sendable {
  let name: String
  let type: String

  var json: JSON { ["AttributeName": .string(name), "AttributeType": .string(type)] }
}

/// `{"AttributeName": "PK", "KeyType": "HASH"}`
struct KeyElement: Sendable {
  let name: String
  let type: String
}

/// An index as CreateTable asks for it.
struct IndexDefinition: Sendable {
  let name: String
  let kind: Index.Kind
  let keys: [KeyElement]
  let projectionType: String?
  let nonKeyAttributes: [String]?
  let throughput: (read: Int, write: Int)?
  /// The key elements with their attributes' types, known once the whole definition is.
  var resolvedKeys = KeySchema(partition: [], sort: [])

  func index(tableKeys: KeySchema) -> Index {
    Index(
      name: name, kind: kind, keys: resolvedKeys,
      projection: IndexProjection(
        kind: projectionType.flatMap(IndexProjection.Kind.init) ?? .all,
        nonKeyAttributes: nonKeyAttributes ?? [], table: tableKeys, index: resolvedKeys),
      billing: throughput.map { .provisioned(read: $0.read, write: $0.write) } ?? .onDemand)
  }
}

extension Parameters {
  /// The name of a table to be made: no ARN, 3 to 255 characters.
  ///
  /// Source: "Naming rules", Developer Guide.
  mutating func newTableName() -> String {
    guard let name = text("TableName") else {
      report(
        .tableName,
        .validation("The parameter 'TableName' is required but was not present in the request"))
      return ""
    }
    // The text is ExtendDB's (pull request 14, May 2026).
    checkName(name, at: "tableName", length: (name.isEmpty ? 1 : 3)...255)
    return name
  }

  mutating func attributeDefinitions() -> [AttributeDefinition] {
    guard let elements = list("AttributeDefinitions") else {
      violation(nil, at: "attributeDefinitions", "Member must not be null")
      return []
    }
    return elements.enumerated().map { index, element in
      let path = "attributeDefinitions.\(index + 1).member"
      let name = required("AttributeName", of: element, at: path)
      checkAttributeName(name, at: "\(path).attributeName")
      let type = required("AttributeType", of: element, at: path)
      if let type, !["B", "N", "S"].contains(type) {
        violation(
          type, at: "\(path).attributeType", "Member must satisfy enum value set: [B, N, S]")
      }
      return AttributeDefinition(name: name ?? "", type: type ?? "S")
    }
  }

  /// A text member of a structure that must be there.
  private mutating func required(_ name: String, of json: JSON, at path: String) -> String? {
    guard let member = json[name] else {
      violation(nil, at: "\(path).\(name.lowerFirst)", "Member must not be null")
      return nil
    }
    do throws(DynamoDBError) {
      return try member.requiredText()
    } catch {
      report(.types, error)
      return nil
    }
  }

  /// Source: the service model, KeySchemaAttributeName and NonKeyAttributeName: 1 to 255.
  private mutating func checkAttributeName(_ name: String?, at path: String) {
    guard let name else { return }
    if name.isEmpty {
      violation(name, at: path, "Member must have length greater than or equal to 1")
    }
    if name.utf8.count > 255 {
      violation(name, at: path, "Member must have length less than or equal to 255")
    }
  }

  mutating func keySchema(_ elements: [JSON]?, at path: String, limit: Int) -> [KeyElement] {
    guard let elements else {
      violation(nil, at: path, "Member must not be null")
      return []
    }
    if elements.isEmpty {
      violation("[]", at: path, "Member must have length greater than or equal to 1")
    }
    if elements.count > limit {
      violation(
        JSON.array(elements).text, at: path,
        "Member must have length less than or equal to \(limit)")
    }
    return elements.enumerated().map { index, element in
      let path = "\(path).\(index + 1).member"
      let name = required("AttributeName", of: element, at: path)
      checkAttributeName(name, at: "\(path).attributeName")
      let type = required("KeyType", of: element, at: path)
      if let type, !["HASH", "RANGE"].contains(type) {
        violation(
          type, at: "\(path).keyType", "Member must satisfy enum value set: [HASH, RANGE]")
      }
      return KeyElement(name: name ?? "", type: type ?? "HASH")
    }
  }

  mutating func throughput(_ object: JSON.Object?, at path: String) -> (read: Int, write: Int)? {
    guard let object else { return nil }
    var inner = Parameters(object)
    let read = inner.integer("ReadCapacityUnits", atLeast: .min)
    let write = inner.integer("WriteCapacityUnits", atLeast: .min)
    for (name, value) in [("writeCapacityUnits", write), ("readCapacityUnits", read)] {
      if value == nil { violation(nil, at: "\(path).\(name)", "Member must not be null") }
      if let value, value < 1 {
        violation(
          String(value), at: "\(path).\(name)",
          "Member must have value greater than or equal to 1")
      }
    }
    return (read ?? 0, write ?? 0)
  }

  mutating func billing(
    mode: String?, _ throughput: (read: Int, write: Int)?
  ) -> TableSettings.Billing {
    if mode == "PAY_PER_REQUEST" {
      if throughput != nil {
        report(
          .operation,
          .invalidParameter(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
              + "PAY_PER_REQUEST"))
      }
      return .onDemand
    }
    guard let throughput else {
      report(
        .operation,
        .invalidParameter(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
            + "PROVISIONED"))
      return .onDemand
    }
    checkBounds(of: throughput)
    return .provisioned(read: throughput.read, write: throughput.write)
  }

  mutating func checkBounds(of throughput: (read: Int, write: Int)) {
    for (name, value) in [
      ("ReadCapacityUnits", throughput.read), ("WriteCapacityUnits", throughput.write),
    ] where value > 1_000_000_000_000 {
      report(.operation, .validation("Given value \(value) for \(name) is out of bounds"))
    }
  }

  mutating func indexDefinitions(_ name: String, _ kind: Index.Kind) -> [IndexDefinition]? {
    guard let elements = list(name) else { return nil }
    return elements.enumerated().map { index, element in
      indexDefinition(element, at: "\(name.lowerFirst).\(index + 1).member", kind)
    }
  }

  mutating func indexDefinition(
    _ element: JSON, at path: String, _ kind: Index.Kind
  ) -> IndexDefinition {
    let name = required("IndexName", of: element, at: path)
    if let name { checkName(name, at: "\(path).indexName", length: 3...255) }
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
      name: name ?? "", kind: kind, keys: keys, projectionType: type, nonKeyAttributes: attributes,
      throughput: throughput(
        element["ProvisionedThroughput"]?.object, at: "\(path).provisionedThroughput"))
  }

  private mutating func nonKeyAttributes(of projection: JSON?, at path: String) -> [String]? {
    guard let elements = projection?["NonKeyAttributes"]?.array else { return nil }
    if elements.isEmpty {
      violation("[]", at: path, "Member must have length greater than or equal to 1")
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
