package import Documents
package import DynamoDBWire

/// Writes JSON Schemas (draft 7, the one that editors know best) from the lists that loaders read by.
///
/// ```swift
/// var schema = JSONSchema()
/// schema.map(of: Budget.keys)   // {"type": "object", "properties": {"rcu": …}, …}
/// schema.definitions            // what shapes refer to by name
/// ```
package struct JSONSchema {
  package private(set) var definitions = JSON.Object()

  package init() {}

  /// A shape as a schema; maps with keys of their own become definitions.
  package mutating func value(_ shape: FieldShape) -> JSON.Object {
    switch shape {
    case .any: return [:]
    case .text: return ["type": "string"]
    case .flag: return ["type": "boolean"]
    case .number: return ["type": "number"]
    case .count: return ["type": "integer", "minimum": 0]
    case .map: return ["type": "object"]
    case .nothing: return ["type": "null"]
    case .list(let element):
      let items = value(element)
      return items.isEmpty ? ["type": "array"] : ["type": "array", "items": .object(items)]
    case .choice(let words): return ["enum": .array(words.map { .string($0) })]
    case .form(_, let pattern): return ["type": "string", "pattern": .string(pattern)]
    case .either(let shapes): return ["anyOf": .array(shapes.map { .object(value($0)) })]
    case .fields(let name, let keys): return define(name) { $0.map(of: keys) }
    case .entries(let keys, let others):
      var map: JSON.Object = keys.isEmpty ? ["type": "object"] : self.map(of: keys)
      map["additionalProperties"] = .object(value(others))
      return map
    case .single(let name, let keys):
      return define(name) { schema in
        var map = schema.map(of: keys)
        map["minProperties"] = 1
        map["maxProperties"] = 1
        return map
      }
    case .named(let name): return Self.reference(to: name)
    }
  }

  /// A map with these keys and no other.
  package mutating func map(of keys: [FieldDescription]) -> JSON.Object {
    var properties = JSON.Object()
    for key in keys { properties[key.name] = .object(described(key.summary, key.shape)) }
    var map: JSON.Object = ["type": "object", "properties": .object(properties)]
    let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
    if !required.isEmpty { map["required"] = .array(required) }
    map["additionalProperties"] = false
    return map
  }

  /// A shape with the sentence that editors show for it.
  package mutating func described(_ summary: String, _ shape: FieldShape) -> JSON.Object {
    var schema: JSON.Object = ["description": .string(summary)]
    for member in value(shape).members { schema[member.name] = member.value }
    return schema
  }

  /// Gives a schema a name, once; what it is made of may refer to the name.
  @discardableResult
  package mutating func define(
    _ name: String, _ make: (inout JSONSchema) -> JSON.Object
  ) -> JSON.Object {
    if definitions[name] == nil {
      definitions[name] = .null
      definitions[name] = .object(make(&self))
    }
    return Self.reference(to: name)
  }

  private static func reference(to name: String) -> JSON.Object {
    ["$ref": .string("#/definitions/\(name)")]
  }

  /// The whole schema of a kind of file.
  package func document(_ title: String, _ root: JSON.Object) -> JSON {
    var document: JSON.Object = [
      "$schema": "http://json-schema.org/draft-07/schema#", "title": .string(title),
    ]
    for member in root.members { document[member.name] = member.value }
    document["definitions"] = .object(definitions)
    return .object(document)
  }
}
