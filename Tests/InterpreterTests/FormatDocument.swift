import Foundation
import Testing

/// `docs/scenario-format.md`, cut into its fenced blocks and its tables of expressions.
struct FormatDocument {
  /// A fenced block, and the HTML comment that stands above it.
  struct Block: CustomTestStringConvertible {
    let line: Int
    let language: Substring
    let mark: String?
    var text = ""
    /// The text of the next block that is no YAML: what is told where the block does not pass.
    var told: String?

    var isScenario: Bool { language == "yaml" && text.hasPrefix("schema:") }
    var isSteps: Bool { language == "yaml" && text.hasPrefix("- ") }
    var testDescription: String { "line \(line)" }
  }

  let text: String
  let blocks: [Block]

  init() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    text = (try? String(contentsOfFile: "\(root)/docs/scenario-format.md", encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var open: Block?
    var mark: String?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if var block = open {
        guard line == "```" else {
          block.text += line + "\n"
          open = block
          continue
        }
        blocks.append(block)
        open = nil
      } else if line.hasPrefix("```") {
        open = Block(line: number + 1, language: line.dropFirst(3), mark: mark)
        mark = nil
      } else if line.hasPrefix("<!-- ") {
        mark = String(line.dropFirst(5).prefix { $0 != ">" }.dropLast(3))
      } else if !line.isEmpty {
        mark = nil
      }
    }
    for index in blocks.indices.dropLast() where blocks[index + 1].language != "yaml" {
      blocks[index].told = blocks[index + 1].text
    }
    self.blocks = blocks
  }

  /// The first scenario: the steps that stand alone come after its own.
  var first: String { blocks.first(where: \.isScenario)?.text ?? "" }

  /// The variables that the expressions see.
  var variables: String { blocks.first { $0.text.hasPrefix("vars:") }?.text ?? "" }

  /// The rows of all tables that begin with these two columns, without the backquotes.
  func rows(_ left: String, _ right: String) -> [[String]] {
    var rows: [[String]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("| \(left) | \(right) |") {
        isInside = true
      } else if !line.hasPrefix("|") {
        isInside = false
      } else if isInside, !line.hasPrefix("|-") {
        let cells = line.replacingOccurrences(of: "\\|", with: "\u{0}")
          .split(separator: "|").prefix(2)
        rows.append(
          cells.map {
            $0.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["`"])
              .replacingOccurrences(of: "\u{0}", with: "|")
          })
      }
    }
    return rows
  }
}
