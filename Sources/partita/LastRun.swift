import Documents
import DynamoDBWire
import Scenarios

/// What failed when it was played last, for `--rerun-failed`: `.partita/last-run.json`.
///
/// ```json
/// { "failed": [{ "path": "scenarios/limits.yaml", "cases": ["limit=3"] }] }
/// ```
struct LastRun: Equatable {
  /// A scenario that failed.
  struct Failure: Equatable {
    let path: String
    /// The names of the cases that failed; nil where the scenario has none.
    var cases: [String]?
  }

  static let path = ".partita/last-run.json"

  /// In the order of their paths' bytes.
  var failed: [Failure] = []

  /// What is remembered; nothing where there is no file, or none that can be read.
  static func read() -> LastRun {
    guard let bytes = try? readFile(path, limit: SourceFile.sizeLimit),
      let json = try? JSONParser.parse(bytes)
    else { return LastRun() }
    var result = LastRun()
    for entry in json["failed"]?.array ?? [] {
      guard let path = entry["path"]?.string else { continue }
      result.failed.append(
        Failure(path: path, cases: entry["cases"]?.array?.compactMap(\.string)))
    }
    return result
  }

  /// Takes in what was played: what passed is forgotten, what was not played stays.
  ///
  /// - Parameter runs: All that was played of one scenario.
  mutating func note(_ path: String, _ runs: [Run], reportDiffers: Bool) {
    let old = failed.first { $0.path == path }
    failed.removeAll { $0.path == path }
    if reportDiffers {
      failed.append(Failure(path: path))
      return
    }
    var names = old?.cases ?? []
    for run in runs {
      guard let name = run.caseName else {
        if !run.passed { failed.append(Failure(path: path)) }
        return
      }
      names.removeAll { $0 == name }
      if !run.passed { names.append(name) }
    }
    if !names.isEmpty { failed.append(Failure(path: path, cases: names)) }
  }

  /// Writes the file whole or not at all, and only where it changes.
  func write() throws(Diagnostic) {
    guard self != Self.read() else { return }
    let entries = failed.sorted { precedesByBytes($0.path, $1.path) }.map { failure -> JSON in
      var entry: JSON.Object = ["path": .string(failure.path)]
      if let cases = failure.cases { entry["cases"] = .array(cases.map { .string($0) }) }
      return .object(entry)
    }
    let text = JSON.object(["failed": .array(entries)]).text + "\n"
    try AtomicFile.write(Array(text.utf8), to: Self.path)
  }
}
