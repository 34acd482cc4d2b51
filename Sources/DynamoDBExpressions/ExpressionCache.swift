import DynamoDBWire
import Synchronization

/// What came of the texts that were read last: programs send a few expressions over and over, and
/// placeholders keep out of them what differs.
///
/// A hit saves time and changes nothing else. Texts that are refused are not kept.
final class ExpressionCache<Content: Sendable>: Sendable {
  /// By bytes: `==` of texts takes the Kelvin sign for a K.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { sameBytes(left.text, right.text) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private let known = Mutex<[Key: Content]>([:])

  /// More texts than a program has; with the next one all are forgotten.
  static var limit: Int { 200 }
  /// Longer texts are made by programs, and come once.
  static var longestText: Int { 500 }

  subscript(text: String) -> Content? {
    guard text.utf8.count <= Self.longestText else { return nil }
    return known.withLock { $0[Key(text: text)] }
  }

  func remember(_ content: Content, of text: String) {
    guard text.utf8.count <= Self.longestText else { return }
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[Key(text: text)] = content
    }
  }

  /// What is known of a text, or what reading it gives.
  func content(
    of text: String, _ read: (String) throws(DynamoDBError) -> Content
  ) throws(DynamoDBError) -> Content {
    if let content = self[text] { return content }
    let content = try read(text)
    remember(content, of: text)
    return content
  }

  var count: Int { known.withLock { $0.count } }
}
