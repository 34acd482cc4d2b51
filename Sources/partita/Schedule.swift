import DynamoDBWire
import Interpreter
import Scenarios

/// What of a session is still to be played, and what has come out: setups before the cases that start
/// from them, everything else in the order of the files.
struct Schedule {
  /// One thing to play.
  enum Unit {
    /// The setup of a scenario, once for all its cases.
    case setup(of: Int)
    /// A case, from a start that is ready, or from none.
    case one(Place, from: Start?)
  }

  /// A case of a scenario, both by their numbers.
  struct Place: Comparable {
    let scenario: Int
    let index: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.scenario, left.index) < (right.scenario, right.index)
    }
  }

  /// What playing a unit gave.
  enum Done {
    case setup(of: Int, Result<Start, PlayFailure>)
    case one(Place, Result<Run, PlayFailure>)
  }

  /// How many cases each scenario has.
  private let cases: [Int]
  private let failFast: Bool
  /// What can be played now, the next one last.
  private var ready: [Unit]
  private var results: [[Result<Run, PlayFailure>?]]
  /// Nothing behind it is played any more: the first failure, where that ends a session.
  private var end: Place?

  /// - Parameter setUpFirst: The scenarios whose setup is played once for all cases.
  init(cases: [Int], setUpFirst: [Bool], failFast: Bool) {
    self.cases = cases
    self.failFast = failFast
    results = cases.map { Array(repeating: nil, count: $0) }
    ready = []
    for scenario in cases.indices.reversed() {
      if setUpFirst[scenario] {
        ready.append(.setup(of: scenario))
      } else {
        ready += Self.units(of: scenario, cases[scenario], from: nil)
      }
    }
  }

  private static func units(of scenario: Int, _ count: Int, from start: Start?) -> [Unit] {
    (0..<count).reversed().map { .one(Place(scenario: scenario, index: $0), from: start) }
  }

  /// The next thing to play; nil where there is none now.
  mutating func next() -> Unit? {
    while let unit = ready.popLast() {
      switch unit {
      case .setup(let scenario):
        if let end, scenario > end.scenario { continue }
      case .one(let place, _):
        if let end, place > end { continue }
      }
      return unit
    }
    return nil
  }

  mutating func note(_ done: Done) {
    switch done {
    case .setup(let scenario, .success(let start)):
      ready += Self.units(of: scenario, cases[scenario], from: start)
    case .setup(let scenario, .failure(let failure)):
      // Without a start there are no cases; one result stands for all of them.
      results[scenario] = [.failure(failure)]
      stop(at: Place(scenario: scenario, index: 0))
    case .one(let place, let result):
      results[place.scenario][place.index] = result
      if case .success(let run) = result, run.passed { return }
      stop(at: place)
    }
  }

  private mutating func stop(at place: Place) {
    if failFast { end = end.map { min($0, place) } ?? place }
  }

  /// What a scenario gave, once all of it that is to be played has been played: its runs, or the first
  /// reason why there are none.
  mutating func take(_ scenario: Int) -> Result<[Run], PlayFailure>? {
    guard results.indices.contains(scenario) else { return nil }
    var runs: [Run] = []
    for (index, result) in results[scenario].enumerated() {
      if let end, Place(scenario: scenario, index: index) > end { break }
      switch result {
      case nil: return nil
      case .success(let run): runs.append(run)
      case .failure(let failure): return .failure(failure)
      }
    }
    // Nobody asks twice, and a thousand runs take room.
    results[scenario] = []
    return runs.isEmpty ? nil : .success(runs)
  }
}
