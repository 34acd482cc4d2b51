import AccessPatterns
import DynamoDBWire
import Foundation
import Testing

/// What the built-in models send, as files in `Recorded` (RECORD=1 writes them).
@Suite struct RecordedTextTests {
  /// One line for each request: the pattern, the operation, and its body as it is sent.
  @Test(arguments: Model.builtIn.map(\.name))
  func requests(name: String) async throws {
    let model = try #require(Model.named(name))
    var text = ""
    for played in try await play(model) {
      for call in played.calls {
        text += "\(played.pattern.name): \(call.operation) \(JSON.object(call.body).text)\n"
      }
      text += "  gives \(played.outcome.words)\n"
    }
    try compare(text, with: "\(name).txt")
  }

  private func compare(_ text: String, with file: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")
    let url = folder.appending(path: file)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(text == String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }
}

extension Outcome {
  /// `count 1, scanned_count 1, items [{"id":{"S":"t"}}]`
  fileprivate var words: String {
    var words: [String] = []
    if let id { words.append("id \(id)") }
    if let value { words.append("value \(value)") }
    if let count { words.append("count \(count)") }
    if let scannedCount { words.append("scanned_count \(scannedCount)") }
    if answersItem { words.append("item \(item?.jsonText ?? "none")") }
    if let items {
      words.append("items [\(items.map { $0?.jsonText ?? "null" }.joined(separator: ","))]")
    }
    return words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }
}
