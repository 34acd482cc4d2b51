import DynamoDBWire

/// The tables that a PartiQL statement names, where they stand in its text.
///
/// They follow `FROM`, `INTO` and `UPDATE`, in quotes or without: `SELECT * FROM "chat"."GSI1"`.
struct StatementTables {
  /// Names as they are meant, without quotes, with the bytes of the text that they take.
  private(set) var names: [(name: String, place: Range<Int>)] = []
  private let text: [UInt8]

  init(_ statement: String) {
    text = Array(statement.utf8)
    var place = 0
    var isExpected = false
    while place < text.count {
      let start = place
      switch text[place] {
      case UInt8(ascii: "'"): place = end(of: UInt8(ascii: "'"), from: place)
      case UInt8(ascii: "\""):
        place = end(of: UInt8(ascii: "\""), from: place)
        if isExpected { add(start..<place, trimming: 1) }
      case let byte where Self.isWord(byte):
        while place < text.count, Self.isWord(text[place]) { place += 1 }
        let word = String(decoding: text[start..<place], as: UTF8.self)
        if ["FROM", "INTO", "UPDATE"].contains(word.uppercased()), !isExpected {
          isExpected = true
          continue
        }
        if isExpected { add(start..<place, trimming: 0) }
      case 0x20, 0x09, 0x0A, 0x0D:
        place += 1
        continue
      default: place += 1
      }
      isExpected = false
    }
  }

  /// The statement with each table under another name, in quotes.
  func renamed(_ rename: (String) -> String) -> String {
    var result: [UInt8] = []
    var end = 0
    for (name, place) in names {
      result += text[end..<place.lowerBound]
      result += Array("\"\(rename(name))\"".utf8)
      end = place.upperBound
    }
    return String(decoding: result + text[end...], as: UTF8.self)
  }

  private mutating func add(_ place: Range<Int>, trimming quotes: Int) {
    let inner =
      place.lowerBound + quotes..<max(place.lowerBound + quotes, place.upperBound - quotes)
    names.append((String(decoding: text[inner], as: UTF8.self), place))
  }

  private func end(of quote: UInt8, from start: Int) -> Int {
    var place = start + 1
    while place < text.count, text[place] != quote { place += 1 }
    return min(place + 1, text.count)
  }

  /// Names without quotes have letters, digits, `_` and `-`; a dot leads to an index.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default:
      (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }
}
