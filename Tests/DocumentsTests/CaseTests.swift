import Foundation
import Testing

@testable import Documents

/// Every `Cases/NAME.yaml` beside `NAME.txt`: the tree that is read, or the messages as drawn.
struct CaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.names.count > 40) }

  @Test(arguments: names) func matches(_ name: String) throws {
    let output = Self.output(
      name + ".yaml", try readFile(Self.folder.appending(path: name + ".yaml").path))
    let expected = Self.folder.appending(path: name + ".txt").path
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try AtomicFile.write(Array(output.utf8), to: expected)
    }
    #expect(output == String(decoding: try readFile(expected), as: UTF8.self))
  }

  static func output(_ name: String, _ bytes: [UInt8]) -> String {
    do {
      return dump(try Node.parse(SourceFile(path: name, bytes: bytes)))
    } catch let error as Diagnostic {
      return error.rendered()
    } catch let error as Diagnostics {
      return error.rendered()
    } catch {
      return "unexpected \(error)"
    }
  }

  /// One line per value: kind, style, where it stands, what it is.
  static func dump(_ node: Node, indent: String = "") -> String {
    let place = "\(node.style) \(place(node.span))"
    switch node.value {
    case .null: return "null \(place)\n"
    case .bool(let flag): return "bool \(place) \(flag)\n"
    case .number(let text): return "number \(place) \(text)\n"
    case .text(let text): return "text \(place) \(text.debugDescription)\n"
    case .list(let nodes):
      return "list \(place)\n"
        + nodes.map { "\(indent)  - \(dump($0, indent: indent + "    "))" }.joined()
    case .map(let entries):
      return "map \(place)\n"
        + entries.map {
          "\(indent)  \($0.key) (\(Self.place($0.keySpan))): \(dump($0.value, indent: indent + "  "))"
        }.joined()
    }
  }

  private static func place(_ span: Span) -> String {
    "\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)"
  }
}
