import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns that were never called with nothing there, or with something in the way.
enum MissingCaseRule: Rule {
  static let name = "missing-case"

  static func findings(in seen: Observation) -> [Finding] {
    Coverage(seen).rows.compactMap { row in
      guard !row.cases.isEmpty else { return nil }
      let missing = Coverage.Case.allCases.filter { $0 != .positive && !row.cases.contains($0) }
      guard !missing.isEmpty else { return nil }
      return Finding(
        name,
        "'\(row.pattern)' has no \(missing.map(\.rawValue).joined(separator: " and no ")) case",
        advice: "a step with nothing there, or with an error that is expected; "
          + "'tags: [empty]' says what cannot be seen", at: nil)
    }
  }
}
