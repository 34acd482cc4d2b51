import Scenarios

extension Run {
  /// The scenario's path without folders of this machine: an absolute one keeps only the file's name.
  var shownPath: String {
    path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : path
  }

  /// The scenario's name on one line, and that of the case.
  var title: String {
    MarkdownReport.oneLine(caseName.map { "\(name): \($0)" } ?? name)
  }
}
