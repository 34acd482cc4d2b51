import Foundation
import Testing

/// `Cases/README.md` says which case shows which sentence of the format's document: it names every
/// section, only cases and tests that there are, and every case.
@Suite struct CaseIndexTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(tests)/\(path)", encoding: .utf8)
  }

  private static func headings(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("## ") || $0.hasPrefix("### ") }
  }

  /// The names in the second columns of its tables.
  private static func named() throws -> [String] {
    try text("InterpreterTests/Cases/README.md").split(separator: "\n")
      .filter { $0.hasPrefix("| ") && $0.hasSuffix("` |") }
      .flatMap { row in
        let cell = row.dropLast(2).split(separator: " | ").last ?? ""
        return cell.split(separator: ", ").map { $0.filter { $0 != "`" } }
      }
  }

  private static func places(of name: String) -> [String] {
    [
      "InterpreterTests/Cases/\(name).yaml", "partitaTests/Cases/\(name)/commands",
      "clients/\(name).py",
    ] + ["Interpreter", "Lint", "Reports", "partita"].map { "\($0)Tests/\(name).swift" }
  }

  @Test func hasTheDocumentsSections() throws {
    let document = Self.headings(try Self.text("../docs/scenario-format.md"))
    #expect(document.count > 40)
    #expect(Self.headings(try Self.text("InterpreterTests/Cases/README.md")) == document)
  }

  @Test func namesWhatThereIs() throws {
    for name in try Self.named() {
      let isThere = Self.places(of: name).contains {
        FileManager.default.fileExists(atPath: "\(Self.tests)/\($0)")
      }
      #expect(isThere, "\(name)")
    }
  }

  @Test func namesEveryCase() throws {
    let named = Set(try Self.named())
    #expect(named.count > 100)
    for path in CaseTests.cases { #expect(named.contains(String(path.dropLast(5))), "\(path)") }
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: "\(Self.tests)/partitaTests/Cases")
    for folder in folders.sorted() where !folder.hasPrefix(".") {
      #expect(named.contains(folder), "\(folder)")
    }
  }
}
