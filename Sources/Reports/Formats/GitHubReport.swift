import AccessPatterns
import Documents
import DynamoDBWire
package import Scenarios
import Templates

extension ReportFormat {
  /// Workflow commands: an annotation on the line of each thing that failed.
  ///
  /// ```
  /// ::error file=scenarios/first.yaml,line=22,col=22,title=4. Who is in the kitchen::count: …
  /// ```
  /// Source: "Workflow commands for GitHub Actions", GitHub Docs.
  static let github = ReportFormat("github", fileExtension: "github.txt") { runs, settings in
    runs.map { GitHubAnnotations.text($0, settings) }.joined()
  }
}

private enum GitHubAnnotations {
  static func text(_ run: Run, _ settings: ReportSettings) -> String {
    let steps = run.entries.flatMap { entry in
      entry.failures.map { failure in
        command("\(entry.number). \(entry.step.title)", failure, run, settings)
      }
    }
    let whole = run.checks.filter { !$0.holds }.map {
      command(run.title, StepEntry.Failure($0), run, settings)
    }
    let compared = run.compared.flatMap { other in
      other.failures.map { command(run.title, $0, run, settings) }
        + other.unmet.map { accepted in
          command(
            run.title,
            StepEntry.Failure(message: accepted.unmetLine, details: [], span: accepted.span), run,
            settings, as: "notice")
        }
    }
    return (steps + whole + compared).map { $0 + "\n" }.joined()
  }

  private static func command(
    _ title: String, _ failure: StepEntry.Failure, _ run: Run, _ settings: ReportSettings,
    as command: String = "error"
  ) -> String {
    let place = failure.span.map { $0.start }
    let properties = [
      ("file", failure.span?.file.path ?? run.path), ("line", place.map { "\($0.line)" } ?? "1"),
      ("col", place.map { "\($0.column)" } ?? "1"), ("title", Cut.value(title)),
    ]
    let text = ([failure.message] + failure.details).map(Markdown.visible).joined(separator: "\n")
    return "::\(command) "
      + properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
      + "::\(message(text))"
  }

  /// As GitHub's own toolkit escapes a command's data.
  private static func message(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    message(Markdown.visible(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

/// The job summary: a table of the scenarios, and below it what failed.
package enum GitHubSummary {
  package static func text(_ runs: [Run]) -> String {
    let shown = runs.map(\.withPlaceholders)
    var table = PipeTable([
      .init("", .center), .init("Scenario"), .init("Steps"), .init("Requests", .right),
      .init("RCU", .right), .init("WCU", .right),
    ])
    for run in shown {
      let capacity = run.capacity
      table.rows.append([
        run.passed ? "✓" : "✗", Markdown.text(Cut.value(run.title)),
        Markdown.text(RunTotals(run).results), Quantity.grouped(run.exchanges.count),
        Quantity.units(capacity.rcu), Quantity.units(capacity.wcu),
      ])
    }
    var blocks = ["## partita", table.text]
    for run in shown where !run.passed {
      let failures =
        run.entries.flatMap { entry in
          entry.failures.map { ("\(entry.number). \(entry.step.title)", $0) }
        } + run.checks.filter { !$0.holds }.map { (run.title, StepEntry.Failure($0)) }
      blocks.append("### ✗ \(Markdown.text(Cut.value(run.title)))")
      blocks.append(
        failures.prefix(Cut.rows).map { title, failure in
          let place = failure.span.map { " (\(Markdown.text(run.place($0))))" } ?? ""
          return "- **\(Markdown.text(Cut.value(title)))**\(place): "
            + Markdown.text(Cut.value(failure.message, limit: 1_000))
        }.joined(separator: "\n"))
      if let note = Cut.note(shown: Cut.rows, of: failures.count, "failure") {
        blocks.append("*\(note)*")
      }
    }
    for run in shown {
      for other in run.compared where !other.differences.isEmpty || !other.holds {
        blocks.append("### \(other.mark) \(Markdown.text(Cut.value(run.title)))")
        blocks += other.markdown
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
