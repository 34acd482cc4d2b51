import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A run as text, for the files beside the cases: everything a report is made of, short.
struct RunText {
  private(set) var lines: [String] = []

  init(_ run: Run) {
    let title = run.name + (run.caseName.map { " [\($0)]" } ?? "")
    line(0, "\(title): \(run.passed ? "passed" : "failed")")
    for step in run.steps { add(step, 0) }
    for check in run.checks { add(check, 0) }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func line(_ depth: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func add(_ step: StepRun, _ depth: Int) {
    let status =
      switch step.status {
      case .passed: "✓"
      case .failed: "✗"
      case .skipped: "-"
      }
    var head = "\(status) \(step.name.isEmpty ? "(no name)" : step.name) [\(step.keyword)]"
    if let id = step.id { head += " id \(id)" }
    if let cell = step.cell { head += " cell \(cell)" }
    if !step.tags.isEmpty { head += " tags \(step.tags.joined(separator: ","))" }
    if step.isHidden { head += " hidden" }
    if step.isFinally { head += " finally" }
    if step.show != [.diff] { head += " show \(step.show)" }
    if case .skipped(let reason) = step.status { head += " skipped: \(reason)" }
    line(depth, head)
    if let note = step.note { line(depth + 1, "note \(note.split(separator: "\n").first ?? "")") }
    if let question = step.question {
      line(depth + 1, "asks \(question.ask) / \(question.hint ?? "") / \(question.answer ?? "")")
    }
    for round in step.rounds { add(round, depth + 1) }
    for check in step.checks { add(check, depth + 1) }
  }

  private mutating func add(_ round: RoundRun, _ depth: Int) {
    if let item = round.item { line(depth, "round \(round.index): \(item)") }
    if !round.arguments.isEmpty { line(depth, "with \(Value.map(round.arguments))") }
    for exchange in round.exchanges { line(depth, text(exchange)) }
    if let error = round.error { line(depth, "error \(error.type): \(error.message)") }
    let result = StepResult(round.outcome)
    for field in ResultField.allCases where field != .responses {
      if let value = result[field] { line(depth, "\(field.rawValue) \(value)") }
    }
    for change in round.changes { add(change, depth) }
    for table in round.tablesAfter {
      line(
        depth,
        "\(table.name) holds \(table.itemCount): \(Value.list(table.items().map { Value($0) }))")
    }
    for capture in round.captures { line(depth, "\(capture.name) = \(capture.value)") }
    for child in round.children { add(child, depth) }
    for check in round.checks { add(check, depth) }
    if let recorded = round.recorded { add(recorded, depth) }
    if let fault = round.fault {
      let place = fault.span.map { "\($0.start.line):\($0.start.column)" } ?? "nowhere"
      line(depth, "fault at \(place): \(fault.message)\(fault.label.map { " (\($0))" } ?? "")")
    }
  }

  private func text(_ exchange: Exchange) -> String {
    var text =
      "\(exchange.call.operation) \(exchange.capacity.rcu) rcu \(exchange.capacity.wcu) wcu"
    if case .error(let error) = exchange.reply { text += " → \(error.type)" }
    if exchange.retries > 0 { text += " retried \(exchange.retries)" }
    return text
  }

  private mutating func add(_ change: TableChange, _ depth: Int) {
    var items: [String] = []
    for item in change.items {
      switch item {
      case .added(let item): items.append("+\(Value(item))")
      case .changed(_, let item): items.append("~\(Value(item))")
      case .removed(let item): items.append("-\(Value(item))")
      }
    }
    let fate = change.fate == .kept ? "" : " \(change.fate)"
    line(depth, "\(change.table)\(fate): \(items.joined(separator: " "))")
  }

  private mutating func add(_ check: Check, _ depth: Int) {
    let place = check.span.map { " at \($0.start.line):\($0.start.column)" } ?? ""
    line(
      depth,
      "\(check.holds ? "✓" : "✗") \(check.subject): \(check.expected) / \(check.actual)"
        + (check.holds ? "" : place))
    add(check.differences, depth + 1)
  }

  private mutating func add(_ differences: [Difference], _ depth: Int) {
    for difference in differences {
      line(
        depth, "\(difference.path): expected \(difference.expected), got \(difference.actual)")
    }
  }

  private mutating func add(_ recorded: RecordedComparison, _ depth: Int) {
    line(depth, "recorded: \(recorded.verdict)")
    for (old, new) in recorded.renamed { line(depth + 1, "\(old) is \(new)") }
    add(recorded.differences, depth + 1)
  }
}
