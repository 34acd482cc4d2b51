import Documents
import DynamoDBWire
import Scenarios

extension ConsoleReport {
  /// What failed in a step, in its inner steps and over all its rounds.
  ///
  /// - Parameter includes: Where the files that the step stands in are included, the innermost first.
  func failures(of step: StepRun, includes: [Diagnostic.Note] = []) -> String {
    guard step.status == .failed else { return "" }
    var inner = includes
    if step.keyword == "include" {
      inner.insert(Diagnostic.Note("included here", at: step.span), at: 0)
    }
    var text = ""
    for round in step.rounds {
      let failures =
        failures(of: round, in: step, includes)
        + round.children.map { self.failures(of: $0, includes: inner) }.joined()
      if !failures.isEmpty, let item = round.item {
        text += "\nrounds[\(round.index)], item \(line(Cut.value(item.plainText))):\n"
      }
      text += failures
    }
    return text + step.checks.filter { !$0.holds }.map { failure($0, includes) }.joined()
  }

  private func failures(
    of round: RoundRun, in step: StepRun, _ includes: [Diagnostic.Note]
  ) -> String {
    var text = ""
    if var fault = round.fault {
      fault.notes += includes
      text += "\n" + fault.rendered(color: style.color)
    }
    // Where the scenario speaks of the error, its check says what came.
    if let error = round.error, !round.checks.contains(where: { $0.subject.hasPrefix("error") }) {
      let diagnostic = Diagnostic.error(
        "\(error.type): \(Cut.value(error.message, limit: 1_000))", at: step.span,
        notes: includes)
      text += "\n" + diagnostic.rendered(color: style.color)
    }
    let failed = round.checks.filter { !$0.holds }
    text += failed.map { failure($0, includes) }.joined()
    // Also where an error was expected, and another one came.
    if round.error != nil,
      !round.expectsError || failed.contains(where: { $0.subject.hasPrefix("error") }),
      let exchange = round.exchanges.last(where: \.isError)
    {
      text += request(exchange)
    }
    return text
  }

  func failure(_ check: Check, _ includes: [Diagnostic.Note] = []) -> String {
    let diagnostic = Diagnostic.error(
      check.message, at: check.span, label: Self.label(check), notes: includes)
    return "\n" + diagnostic.rendered(color: style.color) + differences(check.differences)
      + check.reasons.map { "  \(line($0))\n" }.joined()
  }

  /// What an assertion compares: `false: 2 == 3` stands beside it as `it is 2 == 3`.
  private static func label(_ check: Check) -> String? {
    // The most common reason is a value without its type, which the service does not say.
    if check.subject == "error", check.actual.hasPrefix("SerializationException") {
      return "attribute values carry their type, as in { S: text } and { N: '5' }"
    }
    let prefix = "false: "
    guard check.subject == "assert", check.actual.hasPrefix(prefix),
      check.actual != prefix + check.expected
    else { return nil }
    return "it is \(Cut.value(String(check.actual.dropFirst(prefix.utf8.count))))"
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
