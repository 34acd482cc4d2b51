import Foundation
import Testing

@testable import Documents

/// Programs hold on to the codes: `docs/scenario-format.md` lists them all, and no other.
struct DiagnosticCodeTests {
  @Test func allAreDocumented() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/scenario-format.md").path
    let lines = String(decoding: try readFile(page), as: UTF8.self).split(separator: "\n")
    let table = lines.drop { $0 != "| code | |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let wanted = Diagnostic.Code.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
    #expect(table.map(String.init) == wanted)
  }

  @Test func aCodeThatWasGivenStays() {
    let unknown = Diagnostic.unknown("key", "a", among: [], at: nil)
    #expect(unknown.code == .unknownName)
    #expect(unknown.coded(.yaml).code == .unknownName)
    #expect(Diagnostic.error("a", at: nil).coded(.yaml).code == .yaml)
  }
}
