import AccessPatterns
import DynamoDBWire
import Scenarios

/// Filters that throw away most of what was read and paid for.
enum FilterRule: Rule {
  static let name = "filter"
  /// Of fewer items nothing can be told: two of five may be all that a scenario wrote.
  private static let fewest = 10

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.patterns.compactMap { pattern in
      var scanned = 0
      var given = 0
      let calls = seen.calls.filter { $0.pattern.name == pattern.name }
      for read in calls.flatMap(\.reads) where read.call.body["FilterExpression"] != nil {
        scanned += read.scanned
        given += read.count
      }
      guard scanned >= fewest, given * 2 < scanned else { return nil }
      return Finding(
        name, "the filter of '\(pattern.name)' left \(given) of \(items(scanned)) that were read",
        advice: "a filter saves no reads; a key or a sparse index does", at: calls.last?.span)
    }
  }
}
