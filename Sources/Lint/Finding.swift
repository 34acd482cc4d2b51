package import Documents

/// One thing about a design that playing it has shown.
package struct Finding: Sendable {
  /// The rule that found it: `scan`.
  package let rule: String
  /// What was seen, with its numbers: `all_users scans: 14 items were read for 3`.
  package let message: String
  /// What one would do about it.
  package let advice: String
  /// The step in which it showed; nil for what did not happen at all.
  package let span: Span?

  package init(_ rule: String, _ message: String, advice: String, at span: Span?) {
    self.rule = rule
    self.message = message
    self.advice = advice
    self.span = span
  }

  package var diagnostic: Diagnostic {
    .warning("\(message) [\(rule)]", at: span, label: advice)
  }
}

/// Judges one aspect of a design by what was seen of it; one rule is one file.
package protocol Rule: Sendable {
  /// As findings name it: `scan`.
  static var name: String { get }
  static func findings(in seen: Observation) -> [Finding]
}

/// The rules, in the order of their findings.
package enum Rules {
  package static let all: [any Rule.Type] = [
    ScanRule.self, LostPagesRule.self, FilterRule.self, GrowthRule.self, HotPartitionRule.self,
    UnboundedRule.self, ProjectionRule.self, ItemSizeRule.self, UnreadIndexRule.self,
    UnplayedRule.self, MissingCaseRule.self,
  ]

  package static func findings(in seen: Observation) -> [Finding] {
    all.flatMap { $0.findings(in: seen) }
  }
}
