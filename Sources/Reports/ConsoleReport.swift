package import Scenarios

/// A run in a terminal: one line for each step, what failed below it, and a summary.
///
/// ```
/// scenarios/twitter/notebook.yaml: Twitter on one table
///   ✓  1  Create the table  CreateTable
///   ✓  2  Save Martin       PutItem      1 WCU
/// 2 steps: 2 passed · 2 requests · 1 WCU → reports/scenarios/twitter/notebook.md
/// ```
package struct ConsoleReport {
  let run: Run
  let style: TerminalStyle

  package init(_ run: Run, style: TerminalStyle) {
    self.run = run
    self.style = style
  }

  /// - Parameter written: The paths of the report files.
  package func text(written: [String]) -> String {
    let title =
      style.detail == .quiet ? "" : style("\(line(run.path)): \(line(run.name))", .bold) + "\n"
    return title + body + summary(written) + "\n"
  }

  /// A line for each step, and below it what failed.
  var body: String {
    let steps = run.steps.numbered.filter { !$0.step.isProse }
    let layout = Layout(steps.map(\.step))
    var text = ""
    for (number, step) in steps {
      if style.detail != .quiet || step.status == .failed {
        text += self.line(step, number: number, layout) + "\n"
      }
      text += style.detail == .verbose ? exchanges(step) : ""
      let failures = failures(of: step)
      text += failures.isEmpty ? "" : failures + "\n"
    }
    let failures = run.checks.filter { !$0.holds }.map { failure($0) }.joined()
    return text + (failures.isEmpty ? "" : failures + "\n") + compared
  }

  private func summary(_ written: [String]) -> String {
    let totals = RunTotals(run)
    let results = style(totals.results, run.passed ? .green : .red)
    let line = ([results] + totals.costs).joined(separator: Quantity.separator)
    let name = style.detail == .quiet ? "\(self.line(run.path)): " : ""
    return name + line
      + (written.isEmpty ? "" : " → \(written.map(self.line).joined(separator: ", "))")
  }

  /// `  ✓  2  Save Martin       PutItem      1 WCU`
  private func line(_ step: StepRun, number: Int, _ layout: Layout) -> String {
    let count = String(number)
    let gap = String(repeating: " ", count: max(0, layout.number - count.utf8.count))
    let name = Layout.padded(layout.name(step), to: layout.name)
    let operations = Layout.padded(Layout.operations(step), to: layout.operations)
    let capacity = Quantity.parts(step.capacity).joined(separator: Quantity.separator)
    var text = "  \(mark(step.status)) \(gap)\(count)  \(name)  "
    if case .skipped(let reason) = step.status {
      text += style("skipped: \(line(reason))", .faint)
    } else {
      text += "\(operations)  \(style(capacity, .faint))"
    }
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  private func mark(_ status: StepRun.Status) -> String {
    switch status {
    case .passed: style(status.mark, .green)
    case .failed: style(status.mark, .red)
    case .skipped: style(status.mark, .yellow)
    }
  }

  /// Foreign text on one line, with nothing in it that a terminal obeys.
  func line(_ text: String) -> String { Markdown.visible(MarkdownReport.oneLine(text)) }
}

extension ConsoleReport {
  /// The widths of the columns: as wide as their longest text, within limits.
  struct Layout {
    let number: Int
    let name: Int
    let operations: Int

    init(_ steps: [StepRun]) {
      number = String(steps.count).utf8.count
      name = min(64, steps.map { Self.visible($0).displayWidth }.max() ?? 0)
      operations = min(36, steps.map { Self.operations($0).displayWidth }.max() ?? 0)
    }

    static func operations(_ step: StepRun) -> String {
      Markdown.visible(step.exchanges.operationList)
    }

    func name(_ step: StepRun) -> String { Self.visible(step) }

    private static func visible(_ step: StepRun) -> String {
      Markdown.visible(Cut.value(step.title))
    }

    static func padded(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.displayWidth))
    }
  }
}
