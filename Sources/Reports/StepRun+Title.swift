import DynamoDBWire
import Scenarios

extension StepRun.Status {
  /// ✓, ✗ or –
  var mark: String {
    switch self {
    case .passed: "✓"
    case .failed: "✗"
    case .skipped: "–"
    }
  }
}

extension StepRun {
  /// A Markdown cell: it has no number and no result.
  var isProse: Bool { keyword == "note" }

  /// The name on one line.
  var title: String {
    let words = name.unicodeScalars.split(whereSeparator: \.isSpace).map(String.init)
    return words.isEmpty ? keyword : words.joined(separator: " ")
  }
}

extension [StepRun] {
  /// The steps with their numbers; prose has none. Hidden ones count, so that a number means the
  /// same step in every report.
  var numbered: [(number: Int, step: StepRun)] {
    var number = 0
    return map { step in
      if !step.isProse { number += 1 }
      return (number, step)
    }
  }
}
