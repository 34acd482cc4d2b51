import DynamoDBEngine
import DynamoDBWire
import Foundation
import Testing

@testable import DynamoDBClient

/// Plays the engine's cases through client and server: the answers must be those in process.
@Suite struct EngineCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "DynamoDBEngineTests/Cases")

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreCases() {
    #expect(Self.files.count > 5)
  }

  @Test(arguments: files)
  func caseFile(name: String) async throws {
    let text = try Data(contentsOf: Self.folder.appending(path: name))
    let steps = try #require(try JSONParser.parse(Array(text)).array)
    let engine = Engine()
    _ = await engine.setClock(1_700_000_000)
    try await withServer(engine) { endpoint in
      let client = Client(settings(endpoint))
      for step in steps {
        if let time = step["clock"]?.int {
          _ = await engine.setClock(time)
          continue
        }
        let result = try await play(step, on: client)
        var expected = JSON.Object()
        for name in ["output", "error"] { expected[name] = step[name] }
        if step["call"] == "DescribeEndpoints" {
          // The one answer that says where it comes from.
          let own: JSON = [
            "Address": .string(endpoint.authority), "CachePeriodInMinutes": 1440,
          ]
          expected["output"] = ["Endpoints": [own]]
        }
        let (given, wanted) = (JSON.object(result), JSON.object(expected))
        #expect(given == wanted, "\(name): \(step.text)\n\(given.text)")
      }
    }
  }

  private func play(_ step: JSON, on client: Client) async throws -> JSON.Object {
    let call = try #require(step["call"]?.string)
    let input = try #require(step["input"]?.object)
    do throws(DynamoDBError) {
      return ["output": .object(try await client.send(Call(call, input)).body)]
    } catch {
      var fields = error.fields
      fields["type"] = .string(error.type)
      fields["message"] = .string(error.message)
      return ["error": .object(fields)]
    }
  }
}
