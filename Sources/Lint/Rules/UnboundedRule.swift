import AccessPatterns
import DynamoDBWire
import Scenarios

/// Collections that are read whole however large they get.
enum UnboundedRule: Rule {
  static let name = "unbounded"
  /// More than a screen shows, and more than a scenario writes by chance.
  private static let limit = 100

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.patterns.compactMap { pattern in
      let whole = seen.calls.filter { call in
        call.pattern.name == pattern.name
          && call.reads.contains { $0.scanned >= limit && $0.call.body["Limit"] == nil }
      }
      guard let most = whole.max(by: { $0.scanned < $1.scanned }) else { return nil }
      return Finding(
        name, "'\(pattern.name)' reads a collection whole: \(items(most.scanned))",
        advice: "give it a 'Limit' and a cursor, or a bound", at: most.span)
    }
  }
}
