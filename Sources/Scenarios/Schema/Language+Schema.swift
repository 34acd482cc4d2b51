import AccessPatterns
import Documents
package import DynamoDBWire

extension Language {
  /// The JSON Schema of a scenario file: what an editor can say of it while it is written.
  package var scenarioSchema: JSON {
    var schema = JSONSchema()
    define(in: &schema)
    var root = schema.map(of: ScenarioKeys.descriptions)
    // The author's own keys.
    root["patternProperties"] = ["^x-": [:]]
    return schema.document("A partita scenario, partita/v1", root)
  }

  /// The JSON Schema of a model file.
  package var modelSchema: JSON {
    var schema = JSONSchema()
    inPatterns.define(in: &schema)
    schema.define("pattern") { schema in
      var pattern = schema.map(of: PatternKeys.descriptions)
      pattern["oneOf"] = [Self.has(PatternKeys.request.name), Self.has(PatternKeys.steps.name)]
      pattern["dependencies"] = [PatternKeys.pages.name: [.string(PatternKeys.request.name)]]
      return pattern
    }
    var root = schema.map(of: ModelKeys.descriptions)
    root["oneOf"] = [Self.has(ModelKeys.table.name), Self.has(ModelKeys.tables.name)]
    root["patternProperties"] = ["^x-": [:]]
    return schema.document("A partita model, \(ModelKeys.schemaName)", root)
  }

  /// What the keys refer to by name.
  package func define(in schema: inout JSONSchema) {
    schema.define("model") { _ in
      [
        "anyOf": [
          ["enum": .array(models.map { .string($0.name) })],
          ["type": "string", "pattern": #"\.ya?ml$"#],
        ]
      ]
    }
    schema.define("step") { step(in: &$0) }
    schema.define("expect") { expect(in: &$0) }
  }

  /// The keys of any step and those of its kind; which of them belong together is said by `oneOf`
  /// and `dependencies`.
  private func step(in schema: inout JSONSchema) -> JSON.Object {
    let shared = StepKeys.descriptions
    let actions = steps.filter { kind in !shared.contains { $0.name == kind.keyword } }
    let alone = steps.filter { kind in shared.contains { $0.name == kind.keyword } }
    var keys = actions.map {
      FieldDescription(name: $0.keyword, shape: $0.shape, summary: $0.summary)
    }
    for key in steps.flatMap({ $0.keys }) + shared
    where !keys.contains(where: { $0.name == key.name }) {
      keys.append(key)
    }
    var step = schema.map(of: keys)
    let acting = actions.map { Self.has($0.keyword) }
    let still = alone.flatMap { [$0.keyword] + $0.keys.map(\.name) }.map(Self.has)
    let other: JSON = ["not": ["anyOf": .array(acting)], "anyOf": .array(still)]
    step["oneOf"] = .array(acting + [other])
    var dependencies = JSON.Object()
    for name in uniqueNames(actions.flatMap { $0.keys }) {
      let owners = actions.filter { kind in kind.keys.contains { $0.name == name } }
      dependencies[name] = ["anyOf": .array(owners.map { Self.has($0.keyword) })]
    }
    if !dependencies.isEmpty { step["dependencies"] = .object(dependencies) }
    return step
  }

  private func expect(in schema: inout JSONSchema) -> JSON.Object {
    var keys = expectations.map {
      FieldDescription(name: $0.key, shape: $0.shape, summary: $0.summary)
    }
    var dependencies = JSON.Object()
    for companion in expectations.flatMap({ $0.companions })
    where !keys.contains(where: { $0.name == companion.name }) {
      keys.append(companion)
      let owners = expectations.filter { kind in
        kind.companions.contains { $0.name == companion.name }
      }
      dependencies[companion.name] = ["anyOf": .array(owners.map { Self.has($0.key) })]
    }
    var expect = schema.map(of: keys)
    expect["dependencies"] = .object(dependencies)
    return expect
  }

  private static func has(_ key: String) -> JSON { ["required": [.string(key)]] }

  private func uniqueNames(_ keys: [FieldDescription]) -> [String] {
    keys.reduce(into: []) { names, key in if !names.contains(key.name) { names.append(key.name) } }
  }
}
