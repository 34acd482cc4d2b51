import Testing

@testable import Documents

/// Whatever the bytes are: a tree or placed messages, and soon.
@Suite(.serialized) struct HostileInputTests {
  @Test(arguments: [
    "[", "{", "- ", "? ", "{a: ", "[a, ", "!!seq [", "&a [", "'a ", "\"b", "a: b: ", "- - ? ",
  ])
  func deepNestingFailsFast(_ piece: String) throws {
    let bytes = Array(String(repeating: piece, count: 100_000).utf8)
    let start = ContinuousClock.now
    let error = #expect(throws: Diagnostics.self) {
      try Node.parse(SourceFile(path: "f", bytes: bytes))
    }
    #expect(error?.all.count == 1)
    #expect(error?.rendered().isEmpty == false)
    // A fraction of a second where nothing else runs; quadratic time would be many minutes. The
    // machine may be busy, so the bound only tells these two apart.
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func deepIndentationFailsFast() throws {
    var text = ""
    for depth in 0..<400 { text += String(repeating: " ", count: depth) + "a:\n" }
    let error = #expect(throws: Diagnostics.self) {
      try Node.parse(SourceFile(path: "f", bytes: Array(text.utf8)))
    }
    #expect(error?.all.map(\.message) == ["lists and maps are nested more than 100 levels deep"])
  }

  @Test func mutatedFilesGiveATreeOrPlacedMessages() throws {
    let good = Array(
      """
      # scenario
      schema: partita/v1
      description: |
        Märkdown *text*
          more
      anchors: [&a {x: 1}, *a, !!str 5]
      steps:
        - id: one
          with: { a: '${{ steps.x }}', b: "\\u00e9\\n", c: [1, .5, 0x1F] }
          folded: >-
            some
            text
        - ? key
          : value

      """.utf8)
    var random = SplitMix(state: 109)
    let interesting = Array("\t\n\r :-[]{}'\"&*!|>%@`#,?\\\u{0}$<~".utf8) + [0xFF, 0xC3, 0x85]
    var trees = 0
    for _ in 0..<4000 {
      var bytes = good
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = interesting.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        }
        if bytes.isEmpty { bytes = good }
      }
      do {
        let node = try Node.parse(SourceFile(path: "f", bytes: bytes))
        _ = CaseTests.dump(node)
        followTexts(node)
        trees += 1
      } catch let error as Diagnostics {
        #expect(!error.all.isEmpty && error.all.allSatisfy { $0.span != nil })
        _ = error.rendered()
      } catch let error as Diagnostic {
        #expect(error.span != nil)
      }
    }
    #expect(trees > 400 && trees < 3600)
  }

  private func followTexts(_ node: Node) {
    switch node.value {
    case .text(let text):
      for offset in 0...text.utf8.count { _ = node.span(ofText: offset..<offset) }
    case .list(let nodes): nodes.forEach(followTexts)
    case .map(let entries): entries.forEach { followTexts($0.value) }
    default: break
    }
  }
}

/// A small seeded generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
