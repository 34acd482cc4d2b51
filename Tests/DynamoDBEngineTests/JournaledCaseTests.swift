import DynamoDBWire
import Foundation
import Journal
import Testing

@testable import DynamoDBEngine

/// Plays the engine's cases on a database that is kept in a file, which is closed and opened again
/// between their steps: the answers must be the recorded ones all the same, and what was read back
/// the state that was in memory.
@Suite struct JournaledCaseTests {
  @Test(arguments: EngineCaseTests.files)
  func caseFile(name: String) async throws {
    let text = try Data(contentsOf: EngineCaseTests.folder.appending(path: name))
    let steps = try #require(try JSONParser.parse(Array(text)).array)
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    var engine = try JournaledEngine.open(path, sync: .normal)
    let plain = Engine()
    for clock in [1_700_000_000] {
      _ = await engine.setClock(clock)
      _ = await plain.setClock(clock)
    }
    for (number, step) in steps.enumerated() {
      if let time = step["clock"]?.int {
        _ = await engine.setClock(time)
        _ = await plain.setClock(time)
        continue
      }
      let call = try #require(step["call"]?.string)
      let input = try #require(step["input"]?.object)
      let answer = await Self.answer(engine, Call(call, input))
      let expected = await Self.answer(plain, Call(call, input))
      #expect(answer == expected, "\(name): step \(number), \(call)")
      guard number % 4 == 3 || number == steps.count - 1 else { continue }
      engine.close()
      engine = try JournaledEngine.open(path, sync: .normal)
      let found = try DatabaseText.lines(of: try #require(await engine.snapshot() as? Database))
      let wanted = try DatabaseText.lines(of: try #require(await plain.snapshot() as? Database))
      #expect(found == wanted, "\(name): read back after step \(number)")
    }
    engine.close()
  }

  private static func answer(_ database: any DynamoDB, _ call: Call) async -> String {
    do throws(DynamoDBError) {
      return JSON.object(try await database.send(call).body).text
    } catch {
      return "\(error.type): \(error.message) \(JSON.object(error.fields).text)"
    }
  }
}
