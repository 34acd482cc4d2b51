package import Scenarios

/// The formats a run can be written in.
package enum ReportFormat: String, CaseIterable, Sendable {
  case markdown

  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    }
  }

  /// - Parameter runs: Those of one scenario: one, or one for each of its cases.
  package func text(_ runs: [Run]) -> String {
    switch self {
    case .markdown: MarkdownCases.text(runs)
    }
  }
}
