/// Breaks a good file, each time in another way, always in the same order.
struct Mutations {
  struct Mutation {
    let name: String
    let bytes: [UInt8]
  }

  private let good: [UInt8]
  private let lines: [[UInt8]]
  private var state: UInt64

  init(of file: GoodFile, seed: UInt64) {
    good = file.bytes
    lines = good.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Array.init)
    state = seed
  }

  /// The kinds of damage take turns.
  mutating func next(_ number: Int) -> Mutation {
    let kind = Self.kinds[number % Self.kinds.count]
    return Mutation(name: "\(number): \(kind.name)", bytes: kind.apply(&self))
  }

  private typealias Kind = (name: String, apply: @Sendable (inout Mutations) -> [UInt8])

  private static let kinds: [Kind] = [
    ("a key is misspelt", { $0.misspeltKey() }),
    ("a line is indented further", { $0.line { "  ".utf8 + $0 } }),
    ("a line is indented less", { $0.line { Array($0.drop { $0 == 0x20 }) } }),
    ("a tab indents a line", { $0.line { "\t".utf8 + $0 } }),
    ("a value is a list", { $0.value { _ in Array("[1, { a: b }]".utf8) } }),
    ("a value is a number", { $0.value { _ in Array("17".utf8) } }),
    ("a value is nothing", { $0.value { _ in [] } }),
    ("a value is a map", { $0.value { _ in Array("{ nobody: knows }".utf8) } }),
    ("a name is misspelt", { $0.value { Self.withoutOne($0) } }),
    ("a bracket is gone", { $0.without("{}[]()") }),
    ("a quote is gone", { $0.without("'\"") }),
    ("a colon is gone", { $0.without(":") }),
    ("a template is not closed", { $0.replacing("}}", with: "}") }),
    ("an operator is doubled", { $0.replacing("${{", with: "${{ * ") }),
    ("a template loses its quotes", { $0.replacing("'${{", with: "${{") }),
    ("a line stands twice", { $0.line { $0 + [0x0A] + $0 } }),
    ("the file ends early", { $0.cut() }),
    ("a byte is no UTF-8", { $0.with([0xFF]) }),
    ("half a character", { $0.with([0xE2, 0x82]) }),
    ("a NUL", { $0.with([0]) }),
    ("an escape character", { $0.with([0x1B]) }),
    ("a byte order mark in the middle", { $0.with([0xEF, 0xBB, 0xBF]) }),
    ("UTF-16", { $0.utf16() }),
    ("Windows lines, one of them broken", { $0.windowsLines() }),
    ("an alias to nowhere", { $0.value { _ in Array("*nowhere".utf8) } }),
    ("a tag", { $0.value { Array("!!binary ".utf8) + $0 } }),
    ("a merge key", { $0.line { $0.prefix { $0 == 0x20 } + Array("<<: { a: b }".utf8) } }),
    ("a second document", { $0.line { $0 + Array("\n---\na: b".utf8) } }),
    ("a text is opened", { $0.value { Array("\"".utf8) + $0 } }),
    ("two lines change places", { $0.swapped() }),
    ("a hundred brackets", { $0.value { _ in Array(String(repeating: "[", count: 120).utf8) } }),
    ("a key of a map", { $0.line { $0.prefix { $0 == 0x20 } + Array("? { a: b }".utf8) } }),
  ]

  // MARK: Chance

  /// SplitMix64.
  private mutating func random(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return limit < 1 ? 0 : Int((value ^ (value >> 31)) % UInt64(limit))
  }

  // MARK: Damage

  private mutating func line(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    var lines = lines
    let full = lines.indices.filter { index in
      lines[index].contains { $0 != 0x20 } && !lines[index].starts(with: "#".utf8)
    }
    let index = full[random(below: full.count)]
    lines[index] = change(lines[index])
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Changes what follows the first `: ` of a line.
  private mutating func value(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    line { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.count else {
        return line + Array(": ".utf8) + change([])
      }
      return line[...colon] + [0x20] + change(Array(line[(colon + 1)...].drop { $0 == 0x20 }))
    }
  }

  private mutating func misspeltKey() -> [UInt8] {
    line { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return line }
      return line[..<colon] + Array("x".utf8) + line[colon...]
    }
  }

  private static func withoutOne(_ text: [UInt8]) -> [UInt8] {
    guard text.count > 2 else { return text + Array("x".utf8) }
    return Array(text[..<(text.count / 2)] + text[(text.count / 2 + 1)...])
  }

  /// One of the characters is taken out.
  private mutating func without(_ characters: String) -> [UInt8] {
    let places = good.indices.filter { characters.utf8.contains(good[$0]) }
    guard !places.isEmpty else { return good }
    var bytes = good
    bytes.remove(at: places[random(below: places.count)])
    return bytes
  }

  private mutating func with(_ bytes: [UInt8]) -> [UInt8] {
    let place = random(below: good.count)
    return good[..<place] + bytes + good[place...]
  }

  private mutating func replacing(_ old: String, with new: String) -> [UInt8] {
    let places = good.indices.filter { good[$0...].starts(with: old.utf8) }
    guard !places.isEmpty else { return with([0]) }
    let place = places[random(below: places.count)]
    return good[..<place] + Array(new.utf8) + good[(place + old.utf8.count)...]
  }

  private mutating func cut() -> [UInt8] { Array(good[..<random(below: good.count)]) }

  private mutating func utf16() -> [UInt8] {
    [0xFF, 0xFE]
      + String(decoding: good, as: UTF8.self).utf16.flatMap { unit in
        [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      }
  }

  private mutating func windowsLines() -> [UInt8] {
    let broken = misspeltKey()
    return broken.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  private mutating func swapped() -> [UInt8] {
    var lines = lines
    lines.swapAt(random(below: lines.count), random(below: lines.count))
    return Array(lines.joined(separator: [0x0A]))
  }
}
