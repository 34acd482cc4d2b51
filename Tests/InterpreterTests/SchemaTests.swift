import Documents
import DynamoDBWire
import Foundation
import Interpreter
import Scenarios
import Testing

/// The schemas under `docs` are those of the lists that the loader reads by. Whether they take what is
/// right and refuse what is wrong is asked of a real validator, in `Tests/clients/test_schema.py`.
///
/// `RECORD=1 swift test --filter SchemaTests` writes them anew.
@Suite struct SchemaTests {
  private static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs").path

  @Test func theScenarioSchemaIsCommitted() throws {
    try Self.hold(Language.standard.scenarioSchema, "scenario")
  }

  @Test func theModelSchemaIsCommitted() throws {
    try Self.hold(Language.standard.modelSchema, "model")
  }

  private static func hold(_ schema: JSON, _ kind: String) throws {
    let path = "\(docs)/\(kind).schema.json"
    let text = schema.pretty(width: 100) + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func everyKindOfStepAndEveryExpectationIsInIt() {
    let definitions = Language.standard.scenarioSchema["definitions"]
    let step = definitions?["step"]?["properties"]
    for kind in Language.standard.steps {
      #expect(step?[kind.keyword]?["description"] != nil, "\(kind.keyword)")
    }
    let expect = definitions?["expect"]?["properties"]
    for kind in Language.standard.expectations {
      #expect(expect?[kind.key]?["description"] == .string(kind.summary))
    }
  }

  /// Every reference leads to a definition.
  @Test func namesNothingThatIsNotThere() throws {
    let schema = Language.standard.scenarioSchema
    let definitions = try #require(schema["definitions"]?.object)
    let text = schema.text
    for part in text.components(separatedBy: "#/definitions/").dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      #expect(definitions[name]?.object != nil, "\(name)")
    }
  }
}
