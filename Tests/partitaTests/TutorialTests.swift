import Glibc
import Testing

/// What `docs/tutorial.md` shows stands in the files it names, and comes out of its commands.
struct TutorialTests {
  private static let root =
    "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// A fenced block with the HTML comment above it.
  private struct Block {
    let mark: String
    let language: String
    var lines: [String] = []
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try readBytes("\(root)/\(path)"), as: UTF8.self)
  }

  private static func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    var mark = ""
    for line in try text("docs/tutorial.md").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init) {
      if var block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
          mark = ""
        } else {
          block.lines.append(line)
          open = block
        }
      } else if line.hasPrefix("```") {
        open = Block(mark: mark, language: String(line.dropFirst(3)))
      } else if line.hasPrefix("<!-- ") {
        mark = String(line.dropFirst(5).dropLast(4))
      }
    }
    return blocks
  }

  @Test func showsWhatStandsInTheFiles() throws {
    let shown = try Self.blocks().filter { $0.mark.hasPrefix("from ") }
    #expect(shown.count >= 5)
    for block in shown {
      let file = try Self.text(String(block.mark.dropFirst(5)))
      #expect(file.contains(block.lines.joined(separator: "\n") + "\n"), "\(block.lines)")
    }
  }

  @Test func showsWhatComesOut() throws {
    let place = try CommandLineRun()
    let scenarios = "\(place.folder)/scenarios"
    #expect(
      system("mkdir '\(scenarios)' && cp -R '\(Self.root)/scenarios/shop' '\(scenarios)'") == 0)
    var command = ""
    var count = 0
    for block in try Self.blocks() {
      if block.language == "sh" { command = block.lines.joined(separator: "\n") }
      guard block.mark.hasPrefix("prints") else { continue }
      count += 1
      // `prints with A replaced by B`: what comes where the model has a slip.
      let words = block.mark.split(separator: " ", maxSplits: 2).map(String.init)
      let model = "scenarios/shop/model.yaml"
      let good = try place.read(model)
      if words.count == 3, words[1] == "with", let range = words[2].firstRange(of: " replaced by ")
      {
        let (old, new) = (words[2][..<range.lowerBound], words[2][range.upperBound...])
        #expect(good.contains(old))
        try place.write(good.replacing(old, with: new), to: model)
      }
      let result = try place.run(command)
      let output = result.output + result.error
      for line in block.lines { #expect(output.contains(line), "\(line) in \(output)") }
      try place.write(good, to: model)
    }
    #expect(count >= 4)
  }
}
