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
      // The type before the name (DDB-TABLE-457, October 2026).
      let path = "attributeDefinitions.\(index + 1).member"
      let type = required("AttributeType", of: element, at: path)
      if let type, !["B", "N", "S"].contains(type) {
        violation(
          type, at: "\(path).attributeType", "Member must satisfy enum value set: [B, N, S]")
      }
      let name = required("AttributeName", of: element, at: path)
      checkAttributeName(name, at: "\(path).attributeName")
      return AttributeDefinition(name: name ?? "", type: type ?? "S")
    }
  }

  /// A text member of a structure that must be there.
  mutating func required(_ name: String, of json: JSON, at path: String) -> String? {
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
  mutating func checkAttributeName(_ name: String?, at path: String) {
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
      // The service writes the elements so, or with hashes in place of their members (moto's tests,
      // DDB-TABLE-042).
      let shown = elements.map { element in
        "KeySchemaElement(attributeName=\(element["AttributeName"]?.string ?? "null"), "
          + "keyType=\(element["KeyType"]?.string ?? "null"))"
      }
      violation(
        "[\(shown.joined(separator: ", "))]", at: path,
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
}
