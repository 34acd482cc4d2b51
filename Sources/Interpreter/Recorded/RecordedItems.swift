import Scenarios
import Templates

/// Recorded items against those of this run in any order: a Scan's order says nothing.
///
/// Items that differ at most in ids and times can stand for each other; which does is searched for,
/// so that the renaming holds over all of them.
struct RecordedItems {
  let old: [Value]
  let new: [Value]
  /// Pairs looked at before the search gives up.
  var limit = 100_000

  /// Whether there is an order in which all are the same; settles the renaming if so.
  func match(_ renaming: inout Renaming) -> Bool {
    guard old.count == new.count else { return false }
    let colors = ItemColors(
      old.map { ValueSkeleton($0) }, new.map { ValueSkeleton($0) }, settled: renaming.known)
    var places: [Int: [Int]] = [:]
    for (index, color) in colors.new.enumerated() { places[color, default: []].append(index) }
    var candidates: [(old: Int, new: [Int])] = []
    for (index, color) in colors.old.enumerated() {
      guard let alike = places[color] else { return false }
      candidates.append((index, preferred(alike, for: index)))
    }
    // Those with the fewest choices first: what they settle narrows the rest.
    candidates.sort { ($0.new.count, $0.old) < ($1.new.count, $1.old) }
    return search(candidates, &renaming)
  }

  /// The same item first, then the one in the same place.
  private func preferred(_ alike: [Int], for index: Int) -> [Int] {
    func rank(_ place: Int) -> Int { new[place] == old[index] ? 0 : place == index ? 1 : 2 }
    return alike.map { (rank($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// Backtracks without recursion: lists can be long.
  private func search(
    _ candidates: [(old: Int, new: [Int])], _ renaming: inout Renaming
  ) -> Bool {
    let start = renaming.mark
    var used = [Bool](repeating: false, count: new.count)
    var chosen: [(choice: Int, mark: Int)] = []
    var choice = 0
    var left = limit
    while chosen.count < candidates.count {
      let (index, choices) = candidates[chosen.count]
      let mark = renaming.mark
      while choice < choices.count {
        left -= 1
        guard left > 0 else {
          renaming.undo(to: start)
          return false
        }
        if !used[choices[choice]], old[index].isRecording(of: new[choices[choice]], &renaming) {
          break
        }
        renaming.undo(to: mark)
        choice += 1
      }
      if choice < choices.count {
        used[choices[choice]] = true
        chosen.append((choice, mark))
        choice = 0
      } else {
        guard let last = chosen.popLast() else { return false }
        used[candidates[chosen.count].new[last.choice]] = false
        renaming.undo(to: last.mark)
        choice = last.choice + 1
      }
    }
    return true
  }

  /// Where they differ, once there is no order in which they are the same: what has a partner is
  /// left out, the rest is compared in order.
  func differences(_ renaming: inout Renaming) -> [Difference] {
    var rest = Array(new.indices)
    var lonely: [Int] = []
    for index in old.indices {
      let mark = renaming.mark
      let partner = rest.firstIndex { place in
        if old[index].isRecording(of: new[place], &renaming) { return true }
        renaming.undo(to: mark)
        return false
      }
      if let partner { rest.remove(at: partner) } else { lonely.append(index) }
    }
    var differences: [Difference] = []
    for (place, index) in lonely.enumerated() {
      let partner = place < rest.count ? new[rest[place]] : nil
      differences += old[index].recordedDifferences(
        from: partner, at: "items[\(index)]", &renaming)
    }
    for place in rest.dropFirst(lonely.count) {
      differences.append(
        Difference(path: "items[\(place)]", expected: "nothing", actual: new[place].text))
    }
    return differences
  }
}
