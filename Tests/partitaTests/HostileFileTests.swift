import Glibc
import Testing

/// Files that want to take the command down: one message with its place, exit code 2, at once.
struct HostileFileTests {
  @Test func tenMegabytesOfNonsense() throws {
    var seed: UInt32 = 7
    let bytes = (0..<10_000_000).map { _ -> UInt8 in
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: seed >> 24)
    }
    try expectOneMessage(for: bytes, saying: "larger than 8 MB")
    try expectOneMessage(for: Array(bytes.prefix(1_000_000)), saying: "--> nonsense.yaml:1:")
  }

  @Test func nestingOfAHundredThousandLevels() throws {
    let flow = "steps: " + String(repeating: "[", count: 100_000)
    try expectOneMessage(for: Array(flow.utf8), saying: "--> nonsense.yaml:1:")
    let closed = flow + String(repeating: "]", count: 100_000)
    try expectOneMessage(for: Array(closed.utf8), saying: "--> nonsense.yaml:1:")
    let block = String(repeating: "- ", count: 100_000) + "x"
    try expectOneMessage(for: Array(block.utf8), saying: "--> nonsense.yaml:1:")
    let expression =
      "schema: partita/v1\nsteps:\n  - assert: ['"
      + String(repeating: "(", count: 100_000) + "']\n"
    try expectOneMessage(for: Array(expression.utf8), saying: "--> nonsense.yaml:3:")
  }

  @Test func anAliasBomb() throws {
    var text = "schema: partita/v1\nx-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "x-\(level): &a\(level) [\(aliases)]\n"
    }
    try expectOneMessage(for: Array((text + "steps: []\n").utf8), saying: "--> nonsense.yaml:")
  }

  /// A file that ends too early is told of with its place, or is right as far as it goes.
  @Test func everyBeginningOfAGoodFile() throws {
    let good = Array(
      """
      schema: partita/v1
      name: Good
      model: chat-notebook
      vars: { user: '1' }
      steps:
        - call: create_table
        - id: ada
          foreach: [1, 2]
          call: find_user
          with: { user: '${{ vars.user }}' }
          expect: { item: none, capacity: { rcu: <= 1 } }

      """.utf8)
    let place = try CommandLineRun()
    for end in stride(from: 0, through: good.count, by: 7) {
      try place.write(Array(good[..<end]), to: "good.yaml")
      let result = try place.run("partita check good.yaml")
      #expect(result.status == 0 || result.status == 2, "\(end): \(result.error)")
      #expect((result.status == 2) == result.error.contains("--> good.yaml:"), "\(end)")
    }
  }

  private func expectOneMessage(
    for bytes: [UInt8], saying part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let place = try CommandLineRun()
    try place.write(bytes, to: "nonsense.yaml")
    for command in ["check", "run"] {
      let result = try place.run("partita \(command) nonsense.yaml")
      #expect(result.status == 2, sourceLocation: sourceLocation)
      #expect(result.output.isEmpty, sourceLocation: sourceLocation)
      #expect(
        result.error.contains(part), "\(result.error.prefix(500))", sourceLocation: sourceLocation)
      #expect(
        result.error.split(separator: "\n").count { $0.hasPrefix("error: ") } == 1,
        "\(result.error.prefix(500))", sourceLocation: sourceLocation)
      #expect(result.error.utf8.count < 1_000, sourceLocation: sourceLocation)
      // Measured 0.1 s in a release build; the limit leaves room for debug builds on busy machines.
      #expect(result.duration < .seconds(60), sourceLocation: sourceLocation)
    }
  }
}
