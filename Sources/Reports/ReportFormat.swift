package import Scenarios

/// The formats a run can be written in.
package enum ReportFormat: String, CaseIterable, Sendable {
  case markdown

  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    }
  }

  package func text(_ run: Run) -> String {
    switch self {
    case .markdown: MarkdownReport.text(run)
    }
  }
}
