import DynamoDBWire
import Foundation
import Journal
import Testing

@testable import DynamoDBEngine

/// Files that are no journal, or a damaged one: one clear error, and the file left as it was.
@Suite struct DamagedFileTests {
  /// A file with something of every kind.
  private static func file(_ path: String) async throws -> [String] {
    let engine = try JournaledEngine.open(path, sync: .normal)
    for name in ["streams.json", "transactions.json"] {
      let text = try Data(contentsOf: EngineCaseTests.folder.appending(path: name))
      for step in (try JSONParser.parse(Array(text)).array ?? []).prefix(40) {
        guard let call = step["call"]?.string, let input = step["input"]?.object else { continue }
        _ = try? await engine.send(Call(call, input))
      }
    }
    let lines = try DatabaseText.lines(of: try #require(await engine.snapshot() as? Database))
    engine.close()
    return lines
  }

  private static func failure(_ path: String) -> JournalFailure? {
    do throws(JournalFailure) {
      try JournaledEngine.open(path, sync: .normal).close()
      return nil
    } catch {
      return error
    }
  }

  @Test func aFileOfSomethingElseIsLeftAlone() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    for (text, message) in [
      ("{\"a\": 1}", "the file is no database of partita"),
      (String(repeating: "SQLite format 4", count: 100), "the file is no database of partita"),
      (
        "SQLite format 3\0" + String(repeating: "\0", count: 100),
        "the file is an SQLite database of something else"
      ),
    ] {
      try Data(text.utf8).write(to: URL(filePath: path))
      #expect(Self.failure(path)?.description == message)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(text.utf8))
    }
    #expect(Self.failure("/")?.description == "it is no regular file")
    #expect(
      Self.failure("/nowhere/at/all")?.description
        == "the file cannot be made: No such file or directory")
  }

  @Test func aNewerFormatIsNamed() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    _ = try await Self.file(path)
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[63] = 7
    try bytes.write(to: URL(filePath: path))
    #expect(
      Self.failure(path)?.description
        == "the file was written by a newer partita: its format is 7, this one knows 1")
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func aFileThatIsOpenIsInUse() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    let engine = try JournaledEngine.open(path, sync: .normal)
    #expect(Self.failure(path)?.description == "this process has the file open already")
    _ = try await engine.send(Call("ListTables", [:]))
    engine.close()
    #expect(Self.failure(path) == nil)
  }

  @Test func aSideFileWithoutItsDatabaseIsNotTakenForAnother() throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    try Data("something".utf8).write(to: URL(filePath: "\(path)-wal"))
    #expect(Self.failure(path)?.kind == .foreign)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// Each damaged byte is either told of or was of no meaning.
  @Test func noDamageIsBelieved() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    let lines = try await Self.file(path)
    let whole = try Data(contentsOf: URL(filePath: path))
    var random = SystemRandomNumberGenerator()
    var told = 0
    for _ in 0..<600 {
      var bytes = whole
      let place = Int.random(in: 100..<bytes.count, using: &random)
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      try bytes.write(to: URL(filePath: path))
      if let error = Self.failure(path) {
        #expect(error.kind == .corrupt, "byte \(place): \(error)")
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes, "byte \(place)")
        #expect(!FileManager.default.fileExists(atPath: "\(path)-wal"), "byte \(place)")
        told += 1
      } else {
        let engine = try JournaledEngine.open(path, sync: .normal)
        let database = try #require(await engine.snapshot() as? Database)
        #expect(try DatabaseText.lines(of: database) == lines, "byte \(place)")
        engine.close()
      }
      TemporaryFile.remove(path)
    }
    #expect(told > 50)
  }

  @Test func aFileThatIsCutOffIsToldOf() async throws {
    let path = TemporaryFile.path
    defer { TemporaryFile.remove(path) }
    _ = try await Self.file(path)
    let whole = try Data(contentsOf: URL(filePath: path))
    for count in [1, 99, 100, 4095, 4096, 5000, 8192, whole.count - 1] {
      try whole.prefix(count).write(to: URL(filePath: path))
      let kind = Self.failure(path)?.kind
      #expect(kind == .corrupt || kind == .foreign, "\(count) bytes")
      #expect(try Data(contentsOf: URL(filePath: path)) == whole.prefix(count), "\(count) bytes")
    }
  }
}
