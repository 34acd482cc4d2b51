import AccessPatterns
import DynamoDBWire
import Scenarios

/// Items that come near the limit of 400 KB.
enum ItemSizeRule: Rule {
  static let name = "item-size"
  /// Three quarters: what got so far by growing will get there, and attributes can still be moved out.
  private static let near = 300 << 10

  static func findings(in seen: Observation) -> [Finding] {
    guard let largest = seen.largest, largest.bytes >= near else { return [] }
    return [
      Finding(
        name, "an item has \(largest.bytes >> 10) KB of at most 400: \(largest.key)",
        advice: "cut what grows into items of its own", at: largest.span)
    ]
  }
}
