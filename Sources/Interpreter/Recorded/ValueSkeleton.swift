import DynamoDBWire
import Templates

/// A value taken apart into what a recording keeps and what it renames.
///
/// Two values of one skeleton are the same up to renaming where their tokens can be renamed into each
/// other, place by place.
struct ValueSkeleton {
  /// Everything but the ids and times, with a map's entries in order of their names.
  private(set) var bytes: [UInt8] = []
  /// The ids and times, in the order in which the skeleton leaves them out.
  private(set) var tokens: [String] = []

  init(_ value: Value) { add(value) }

  private mutating func add(_ value: Value) {
    switch value {
    case .text(let text):
      bytes += Array("t".utf8)
      add(text)
    case .number(let number):
      if let time = number.asTime {
        bytes += [0, 2]
        tokens.append(time)
      } else {
        bytes += Array("n\(number)".utf8) + [0, 3]
      }
    case .list(let values):
      bytes += Array("[".utf8)
      for value in values { add(value) }
      bytes += [0, 4]
    case .map(let entries):
      bytes += Array("{".utf8)
      for entry in entries.sorted(by: { precedesByBytes($0.name, $1.name) }) {
        bytes += Array(entry.name.utf8) + [0, 5]
        add(entry.value)
      }
      bytes += [0, 4]
    case .attribute(.ss(let set)):
      bytes += Array("s".utf8)
      for element in set.elements { add(element) }
      bytes += [0, 4]
    case .null, .bool, .attribute: bytes += Array(value.text.utf8) + [0, 3]
    }
  }

  private mutating func add(_ text: String) {
    let renamed = RenamedText(text)
    bytes += renamed.skeleton + [0, 3]
    tokens += renamed.tokens.map(\.text)
  }
}
