import Scenarios

/// The one line that says how a run went.
struct RunTotals {
  let steps: Int
  let passed: Int
  let failed: Int
  let skipped: Int
  let hidden: Int
  /// What over the whole scenario did not hold.
  let missed: [String]
  let requests: Int
  let capacity: Capacity

  init(_ run: Run) {
    let counted = run.steps.filter { !$0.isProse }
    steps = counted.count
    passed = counted.count { $0.status == .passed }
    failed = counted.count { $0.status == .failed }
    skipped = steps - passed - failed
    hidden = counted.count(where: \.isHidden)
    let broken = run.checks.filter { !$0.holds }.map(\.subject)
    missed =
      (broken.contains("setup") ? ["not played"] : [])
      + (broken.contains("timeout") ? ["out of time"] : [])
      + (broken.contains { $0.hasPrefix("budget") } ? ["budget not kept"] : [])
      + run.compared.filter { !$0.holds }.map { "not the same on \($0.target)" }
    requests = run.exchanges.count
    capacity = run.capacity
  }

  /// `38 steps: 36 passed, 1 failed, 1 skipped`
  var results: String {
    let counts = [(passed, "passed"), (failed, "failed"), (skipped, "skipped")]
      .filter { $0.0 > 0 }.map { "\(Quantity.grouped($0.0)) \($0.1)" }
    let note = hidden > 0 ? " (\(Quantity.grouped(hidden)) hidden)" : ""
    let all = (counts + missed).joined(separator: ", ")
    return Quantity.of(steps, "step") + note + (all.isEmpty ? "" : ": " + all)
  }

  /// `61 requests` and what they consumed.
  var costs: [String] { [Quantity.of(requests, "request")] + Quantity.parts(capacity) }
}
