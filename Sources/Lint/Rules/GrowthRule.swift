import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns whose work grows with the table while what they give does not.
enum GrowthRule: Rule {
  static let name = "growth"

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.patterns.compactMap { pattern in
      let calls = seen.calls.filter { $0.pattern.name == pattern.name && $0.round.error == nil }
      guard let small = calls.min(by: { $0.itemsBefore < $1.itemsBefore }),
        let large = calls.max(by: { $0.itemsBefore < $1.itemsBefore })
      else { return nil }
      let grown = large.itemsBefore - small.itemsBefore
      let more = large.work - small.work
      // Twice the table, and at least half of what came to it was worked on: less may be chance, since
      // scenarios are small. Of ten items more, the smallest growth that is none of a single step.
      guard grown >= 10, large.itemsBefore >= 2 * small.itemsBefore, more * 2 >= grown,
        more > 2 * (large.given - small.given)
      else { return nil }
      return Finding(
        name,
        "'\(pattern.name)' grows with the table: \(small.inWords) at \(items(small.itemsBefore)), "
          + "\(large.inWords) at \(items(large.itemsBefore))",
        advice: "it should cost what it gives", at: large.span)
    }
  }
}

extension ObservedCall {
  fileprivate var work: Int { scanned + round.exchanges.count }
  /// What it gives, and what it changes: deleting a user with all that is theirs takes a request for each.
  fileprivate var given: Int {
    max(round.outcome.items?.count ?? 0, round.changes.reduce(0) { $0 + $1.items.count })
  }
  fileprivate var inWords: String {
    let requests = round.exchanges.count
    return "\(requests) \(requests == 1 ? "request" : "requests") and \(items(scanned)) read"
  }
}
