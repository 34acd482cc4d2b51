import Documents
import DynamoDBWire
import Scenarios

extension ConsoleReport {
  /// What failed in a step, in its inner steps and over all its rounds.
  ///
  /// - Parameter includes: The steps that include the file of this one, the innermost first.
  func failures(of step: StepRun, includes: [Span] = []) -> String {
    guard step.status == .failed else { return "" }
    let inner = step.keyword == "include" ? [step.span] + includes : includes
    var text = ""
    for round in step.rounds {
      let own = failures(of: round, in: step, includes)
      if !own.isEmpty, let item = round.item {
        text += "\nrounds[\(round.index)], item \(line(Cut.value(item.plainText))):\n"
      }
      text += own + round.children.map { failures(of: $0, includes: inner) }.joined()
    }
    return text + step.checks.filter { !$0.holds }.map { failure($0, includes) }.joined()
  }

  private func failures(of round: RoundRun, in step: StepRun, _ includes: [Span]) -> String {
    var text = ""
    if let fault = round.fault { text += rendered(fault, includes) }
    // Where the scenario speaks of the error, its check says what came.
    if let error = round.error, !round.checks.contains(where: { $0.subject.hasPrefix("error") }) {
      let diagnostic = Diagnostic.error(
        "\(error.type): \(Cut.value(error.message, limit: 1_000))", at: step.span)
      text += rendered(diagnostic, includes)
    }
    text += round.checks.filter { !$0.holds }.map { failure($0, includes) }.joined()
    if round.error != nil, !round.expectsError,
      let exchange = round.exchanges.last(where: \.isError)
    {
      text += request(exchange)
    }
    return text
  }

  func failure(_ check: Check, _ includes: [Span] = []) -> String {
    rendered(Diagnostic.error(check.message, at: check.span), includes)
      + differences(check.differences)
  }

  /// A message, and by which way its file was included.
  private func rendered(_ diagnostic: Diagnostic, _ includes: [Span]) -> String {
    var whole = diagnostic
    whole.notes += includes.map { Diagnostic.Note("included here", at: $0) }
    return "\n" + whole.rendered(color: style.color)
  }

  /// ```
  ///   items[1].text: expected "a"
  ///                       got "b"
  /// ```
  private func differences(_ differences: [Difference]) -> String {
    let shown = differences.prefix(10)
    var text = shown.map { difference in
      let path = line(Cut.value(difference.path))
      let gap = String(repeating: " ", count: path.displayWidth + 7)
      return "  \(path): expected \(line(Cut.value(difference.expected)))\n"
        + "  \(gap)got \(line(Cut.value(difference.actual)))\n"
    }.joined()
    if let note = Cut.note(shown: shown.count, of: differences.count, "difference") {
      text += "  \(note)\n"
    }
    return text
  }
}

extension Exchange {
  fileprivate var isError: Bool {
    if case .error = reply { true } else { false }
  }
}
