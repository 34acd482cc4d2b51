import AccessPatterns
import Documents
import Foundation
import Interpreter
import Testing

/// A model file with something broken in it is a model, or has mistakes that are placed; nothing else.
@Suite struct ModelMutationTests {
  private static let original: [UInt8] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Cases/models/_library.yaml")
    return (try? Data(contentsOf: path)).map(Array.init) ?? []
  }()

  private func load(_ bytes: [UInt8], _ what: String) throws {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      _ = try Interpreter.loadModel(path)
    } catch {
      #expect(error.all.contains { $0.span != nil }, "\(what)")
      #expect(!error.rendered().isEmpty)
    }
  }

  @Test func aLineIsMissing() throws {
    let lines = Self.original.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.count > 100)
    for missing in lines.indices {
      var left = lines
      left.remove(at: missing)
      try load(Array(left.joined(separator: [UInt8(ascii: "\n")])), "without line \(missing + 1)")
    }
  }

  @Test func aByteIsAnother() throws {
    for (step, position) in stride(from: 0, to: Self.original.count, by: 17).enumerated() {
      var bytes = Self.original
      let others = Array("{}[]:#'\"$-\t\n".utf8) + [0xFF, 0x00]
      bytes[position] = others[step % others.count]
      try load(bytes, "byte \(position)")
    }
  }

  /// Patterns that call each other in a long chain end with a mistake, not with the stack.
  @Test func aChainOfPatternsIsTooLong() throws {
    var text = """
      schema: partita/model/v1
      table:
        TableName: tab
        KeySchema: [{ AttributeName: PK, KeyType: HASH }]
        AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }]
      patterns:

      """
    for number in 0..<5000 { text += "  p\(number): { steps: [{ call: p\(number + 1) }] }\n" }
    text += "  p5000: { steps: [] }\n"
    let path = NSTemporaryDirectory() + UUID().uuidString + ".yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: Diagnostics.self) { try Interpreter.loadModel(path) }
  }
}
