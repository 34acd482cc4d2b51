import Foundation
import Templates
import Testing

@testable import Documents

/// Every `Cases/NAME.yaml` beside `NAME.txt`: what each of its templates gives, or the messages as
/// drawn. A key that begins with `if` is a condition, one with `request` a request's body.
struct CaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: names) func matches(_ name: String) throws {
    let bytes = try readFile(Self.folder.appending(path: name + ".yaml").path)
    let root = try Node.parse(SourceFile(path: name + ".yaml", bytes: bytes))
    guard case .map(let entries) = root.value else { return }
    let output = entries.map { "\($0.key): \(Self.output($0))" }.joined(separator: "\n")
    let expected = Self.folder.appending(path: name + ".txt").path
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try AtomicFile.write(Array(output.utf8), to: expected)
    }
    #expect(output == String(decoding: try readFile(expected), as: UTF8.self))
  }

  /// What a scenario could know before it runs.
  static let scope = Scope.names([
    ("item", .open), ("x", .open), ("list", .open), ("nothing", .open), ("flag", .open),
    (
      "steps",
      .names([
        (
          "post-tweet",
          .names([
            ("result", .names([("items", .list(of: .open)), ("item", .open), ("count", .open)]))
          ])
        )
      ])
    ),
  ])

  static func output(_ entry: Node.Entry) -> String {
    let problems = Problems()
    var result = "\n"
    do throws(Diagnostic) {
      if entry.key.hasPrefix("if") {
        let condition = try Condition(entry.value)
        problems.add(condition.check(in: scope))
        if !problems.hasErrors { result = "\(try condition.holds(in: World()))\n" }
      } else if let template = Template(entry.value, into: problems) {
        problems.add(template.check(in: scope))
        if !problems.hasErrors { result = "\(try template.fill(in: World()))\n" }
      }
    } catch {
      problems.add(error)
    }
    return problems.hasErrors ? "\n" + Diagnostics(problems.all).rendered() : result
  }
}
