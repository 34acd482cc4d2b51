import Documents
import DynamoDBEngine
import DynamoDBWire
import Scenarios
import Testing

/// docs/operations.md against the engine's own list, and against the API's.
@Suite struct OperationsPageTests {
  private let lines: [Substring]

  init() throws {
    let root = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    let bytes = try readFile("\(root)/docs/operations.md", limit: 1_000_000)
    lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  private var supported: [String] {
    lines.filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      String(line.dropFirst(2).prefix { $0 != " " })
    }
  }

  private var unsupported: [String] {
    lines.drop { !$0.hasPrefix("These answer") }.dropFirst().joined(separator: " ")
      .split { !$0.isLetter }.map(String.init)
  }

  @Test func listsTheOperationsOfTheEngine() {
    #expect(supported == Engine.operationNames.sorted())
  }

  @Test func listsTheRestOfTheAPI() {
    #expect((supported + unsupported).sorted() == OperationName.all.sorted())
  }

  @Test func theRestIsUnknownToTheEngine() {
    let engine = Engine()
    for name in unsupported {
      #expect {
        try engine.run(Call(name, [:]))
      } throws: { ($0 as? DynamoDBError)?.type == "UnknownOperationException" }
    }
  }
}
