import Scenarios

/// What a session gave on another database than the first one.
struct OtherRuns: Sendable {
  let target: String
  private let runs: [Key: Run]

  private struct Key: Hashable {
    let path: String
    let caseName: String?
  }

  init(_ runs: [Run], on target: String) {
    self.target = target
    self.runs = Dictionary(
      runs.map { (Key(path: $0.path, caseName: $0.caseName), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The run of the same scenario and case; nil where it was not played.
  func run(of first: Run) -> Run? { runs[Key(path: first.path, caseName: first.caseName)] }
}
