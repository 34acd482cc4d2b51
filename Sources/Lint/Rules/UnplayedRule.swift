import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns that no scenario calls.
enum UnplayedRule: Rule {
  static let name = "unplayed"

  static func findings(in seen: Observation) -> [Finding] {
    Coverage(seen).rows.filter { $0.cases.isEmpty }.map { row in
      Finding(
        name, "no scenario calls '\(row.pattern)'", advice: "play it, or leave it out", at: nil)
    }
  }
}
