import Scenarios

extension ConsoleReport {
  /// A line for each other database, and below it what is not accepted.
  ///
  /// ```
  ///   ✗ moto: 3 differences, 2 of them accepted
  ///     Who is in the kitchen?, Query: capacity is 0.5 RCU here, 1 RCU on moto
  /// ```
  var compared: String {
    run.compared.map { other in
      guard style.detail != .quiet || !other.holds else { return "" }
      var lines = [style("\(other.mark) \(line(other.headline))", other.holds ? .green : .red)]
      let shown = style.detail == .verbose ? other.differences : other.unaccepted
      lines += shown.prefix(10).map { difference in
        "  " + line(difference.text(on: other.target))
          + (difference.reason.map { " (accepted: \(line($0)))" } ?? "")
      }
      if let note = Cut.note(shown: 10, of: shown.count, "difference") { lines.append("  \(note)") }
      lines += other.unmetLines.map { "  " + line($0) }
      return lines.map { "  \($0)\n" }.joined()
    }.joined()
  }
}
