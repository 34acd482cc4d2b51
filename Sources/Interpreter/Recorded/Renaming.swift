/// Which id or time of this run each recorded one stands for, while one step is compared.
///
/// A recorded one stands for the same throughout the scenario; within one step no two stand for the
/// same.
struct Renaming {
  /// What the steps before have settled.
  private let settled: [String: String]
  private var now: [String: String] = [:]
  private var recorded: [String: String] = [:]
  /// What this step has settled, in order.
  private var trail: [String] = []

  init(settled: [String: String]) { self.settled = settled }

  /// Has the recorded one stand for this one; false where one of them is taken.
  mutating func bind(_ old: String, to new: String) -> Bool {
    if let bound = now[old] { return bound == new }
    if let bound = settled[old], bound != new { return false }
    guard recorded[new] == nil else { return false }
    now[old] = new
    recorded[new] = old
    trail.append(old)
    return true
  }

  /// All that is settled, by this step and those before.
  var known: [String: String] { settled.merging(now) { _, new in new } }

  /// How much is settled, for `undo`.
  var mark: Int { trail.count }

  mutating func undo(to mark: Int) {
    while trail.count > mark {
      let old = trail.removeLast()
      if let new = now.removeValue(forKey: old) { recorded[new] = nil }
    }
  }

  /// Recorded and present ones of this step in order of appearance.
  var pairs: [(recorded: String, now: String)] { trail.map { ($0, now[$0] ?? $0) } }
}
