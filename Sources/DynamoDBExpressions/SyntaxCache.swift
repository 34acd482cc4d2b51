import DynamoDBWire
import Synchronization

/// The syntax of the texts that were parsed last: programs send a few expressions over and over, and
/// placeholders keep out of them what differs.
///
/// Only what the text alone decides is kept, so a hit saves time and changes nothing else. Texts that
/// are refused are not kept.
final class SyntaxCache<Syntax: Sendable>: Sendable {
  /// By bytes: `==` of texts takes the Kelvin sign for a K.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { sameBytes(left.text, right.text) }
  }

  private let known = Mutex<[Key: Syntax]>([:])

  /// More texts than a program has; with the next one all are forgotten.
  static var limit: Int { 200 }
  /// Longer texts are made by programs, and come once.
  static var longestText: Int { 500 }

  func syntax(
    of text: String, _ parse: (String) throws(DynamoDBError) -> Syntax
  ) throws(DynamoDBError) -> Syntax {
    guard text.utf8.count <= Self.longestText else { return try parse(text) }
    let key = Key(text: text)
    if let syntax = known.withLock({ $0[key] }) { return syntax }
    let syntax = try parse(text)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[key] = syntax
    }
    return syntax
  }

  var count: Int { known.withLock { $0.count } }
}
