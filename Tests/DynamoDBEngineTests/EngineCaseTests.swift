import DynamoDBWire
import Foundation
import Testing

@testable import DynamoDBEngine

/// Plays the files in `Cases`: each an array of calls with what they must give, on a new engine.
///
/// ```json
/// [{ "call": "PutItem", "input": {…}, "output": {…} }, { "call": …, "error": { "type": …, "message": … } }]
/// ```
/// Between calls `{ "clock": 1700003600 }` moves the engine's clock, which starts at 1,700,000,000.
/// `RECORD=1 swift test` writes down what the engine gives; the diff is the review. They are plain
/// DynamoDB JSON and no scenarios, so that a fault of the interpreter cannot hide one of the engine.
@Suite struct EngineCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreCases() {
    #expect(Self.files.count > 5)
  }

  @Test(arguments: files)
  func caseFile(name: String) async throws {
    let file = Self.folder.appending(path: name)
    let text = try Data(contentsOf: file)
    let steps = try #require(try JSONParser.parse(Array(text)).array)
    let engine = Engine()
    _ = await engine.setClock(1_700_000_000)
    var played: [JSON] = []
    for step in steps {
      if let time = step["clock"]?.int {
        _ = await engine.setClock(time)
        played.append(step)
        continue
      }
      let call = try #require(step["call"]?.string)
      let input = try #require(step["input"]?.object)
      var result: JSON.Object = [:]
      result["note"] = step["note"]
      result["call"] = .string(call)
      result["input"] = .object(input)
      do throws(DynamoDBError) {
        result["output"] = .object(try await engine.send(Call(call, input)).body)
      } catch {
        var fields = error.fields
        fields["type"] = .string(error.type)
        fields["message"] = .string(error.message)
        result["error"] = .object(fields)
      }
      let plain = try JSONParser.parse(Array(JSON.object(result).text.utf8))
      played.append(plain)
      if ProcessInfo.processInfo.environment["RECORD"] == nil {
        #expect(plain == step, "\(name): \(call)\n\(plain.text)\n  instead of\n\(step.text)")
      }
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let lines = played.map { $0.pretty(width: 100) }
      try Data(("[\n" + lines.joined(separator: ",\n") + "\n]\n").utf8).write(to: file)
    }
  }
}
