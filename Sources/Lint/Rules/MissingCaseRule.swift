import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns that were never called with nothing there, or with something in the way.
enum MissingCaseRule: Rule {
  static let name = "missing-case"

  static func findings(in seen: Observation) -> [Finding] {
    Coverage(seen).rows.compactMap { row in
      guard !row.cases.isEmpty else { return nil }
      // Nothing stands in the way of reading.
      let isRead = seen.calls.allSatisfy { $0.pattern.name != row.pattern || $0.onlyReads }
      let wanted: [Coverage.Case] = isRead ? [.empty] : [.empty, .conflict]
      let missing = wanted.filter { !row.cases.contains($0) }
      guard !missing.isEmpty else { return nil }
      return Finding(
        name,
        "'\(row.pattern)' has no \(missing.map(\.rawValue).joined(separator: " and no ")) case",
        advice: missing.map(\.advice).joined(separator: "; ")
          + "; a step's 'tags: [\(missing[0].rawValue)]' says what cannot be seen", at: nil)
    }
  }
}

extension Coverage.Case {
  /// What a step of this case is.
  fileprivate var advice: String {
    switch self {
    case .positive: "call it where it has something to do"
    case .empty: "call it where there is nothing"
    case .conflict: "call it where its condition fails, and expect the error"
    }
  }
}

extension ObservedCall {
  fileprivate var onlyReads: Bool {
    let reads = ["GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"]
    return round.exchanges.allSatisfy { reads.contains($0.call.operation) }
  }
}
