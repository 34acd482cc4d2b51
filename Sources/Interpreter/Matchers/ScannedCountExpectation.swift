import Documents
import Scenarios

/// `scanned_count: 12`: that many items were read before the filter.
struct ScannedCountExpectation: Expectation {
  static let key = "scanned_count"
  static let summary = "How many items were read, before a filter took some away."
  static let shape = FieldShape.comparison
  static let field: ResultField? = .scannedCount

  private let expected: ExpectedNumber

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let node = fields.take(Self.key, as: .node),
      let expected = ExpectedNumber(node, in: context)
    else { return nil }
    self.expected = expected
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    [try expected.check(Self.key, evidence.result[.scannedCount]?.number, in: evidence.bindings)]
  }
}
