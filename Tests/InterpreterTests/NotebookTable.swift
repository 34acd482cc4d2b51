import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// The table of `docs/notebooks.md` for one notebook: cell, step, what the notebook printed, what
/// the step gives now, and how the two compare.
struct NotebookTable {
  /// The scenario's file, for what is recorded in it.
  let scenario: Node
  let run: Run

  var markdown: String {
    var text = "| cell | step | recorded | now | compared |\n| --- | --- | --- | --- | --- |\n"
    for (step, node) in zip(run.steps, steps) {
      let cells = [
        step.cell ?? "", step.name, recordedWords(node["recorded"]),
        nowWords(step, recorded: node["recorded"]), verdict(step),
      ]
      let escaped = cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }
      text += "| \(escaped.joined(separator: " | ")) |\n"
    }
    return text
  }

  private var steps: [Node] {
    guard case .list(let steps)? = scenario["steps"]?.value else { return [] }
    return steps
  }

  private func verdict(_ step: StepRun) -> String {
    let fault = step.tags.contains("fault") ? "the notebook's fault" : ""
    let comparison: String =
      switch step.rounds.first?.recorded?.verdict {
      case .same: "same"
      case .stale(let reason): "stale: \(reason)"
      case .different: "different"
      case nil: ""
      }
    return [comparison, fault].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func recordedWords(_ recorded: Node?) -> String {
    guard case .map(let entries)? = recorded?.value else { return "" }
    let values = entries.compactMap { entry in
      (try? Value(entry.value)).map { Value.Entry(entry.key, $0) }
    }
    return words(values)
  }

  /// The same fields as are recorded; where nothing is, what was sent and what it gave or changed.
  private func nowWords(_ step: StepRun, recorded: Node?) -> String {
    guard let round = step.rounds.last else { return "" }
    if case .map(let entries)? = recorded?.value {
      return words(entries.map(\.key).compactMap { field($0, of: round) })
    }
    let changes = changeWords(step)
    let gave = words(["items", "item", "value"].compactMap { field($0, of: round) })
    return [operationWords(step.exchanges.map(\.call.operation)), changes.isEmpty ? gave : changes]
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// A field of the result by its name in `recorded`; nil where the step does not give it.
  private func field(_ name: String, of round: RoundRun) -> Value.Entry? {
    let outcome = round.outcome
    let value: Value? =
      switch name {
      case "items": outcome.items.map { .list($0.map { $0.map { Value($0) } ?? .null }) }
      case "item" where outcome.answersItem: outcome.item.map { Value($0) } ?? .null
      case "count": outcome.count.map { .number(Number($0)) }
      case "value": outcome.value
      case "error": round.error.map { .map([Value.Entry("type", .text($0.type))]) }
      default: nil
      }
    return value.map { Value.Entry(name, $0) }
  }

  private func words(_ fields: [Value.Entry]) -> String {
    var words: [String] = []
    for field in fields {
      switch (field.name, field.value) {
      case ("items", .list(let items)): words.append(self.words(ofItems: items))
      case ("item", .null): words.append("no item")
      case ("item", let item): words.append(title(of: item))
      case ("count", .number(let count)) where words.isEmpty: words.append("\(count) items")
      case ("value", .map(let entries)):
        words.append("a map with \(entries.map(\.name).prefix(3).joined(separator: ", ")), …")
      case ("value", let value): words.append("\(value)")
      case ("error", .map(let entries)):
        words.append(entries.first { $0.name == "type" }.map { "\($0.value)" } ?? "")
      default: break
      }
    }
    return words.joined(separator: ", ")
  }

  private func words(ofItems items: [Value]) -> String {
    let count = items.count == 1 ? "1 item" : "\(items.count) items"
    if items.isEmpty || items.count > 4 { return count }
    return "\(count): \(items.map(title(of:)).joined(separator: ", "))"
  }

  /// What people call an item by: its text or name, else its sort key.
  private func title(of item: Value) -> String {
    guard case .map(let entries) = item else { return "\(item)" }
    for name in ["text", "Name", "Msg", "SK"] {
      if let entry = entries.first(where: { $0.name == name }) { return "\(entry.value)" }
    }
    return "\(item)"
  }

  /// `Query, 3 × DeleteItem`
  private func operationWords(_ operations: [String]) -> String {
    var runs: [(name: String, count: Int)] = []
    for operation in operations {
      if runs.last?.name == operation {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((operation, 1))
      }
    }
    return runs.map { $0.count == 1 ? $0.name : "\($0.count) × \($0.name)" }
      .joined(separator: ", ")
  }

  /// `2 added, 1 changed`
  private func changeWords(_ step: StepRun) -> String {
    var added = 0
    var changed = 0
    var removed = 0
    for change in step.rounds.flatMap(\.changes).flatMap(\.items) {
      switch change {
      case .added: added += 1
      case .changed: changed += 1
      case .removed: removed += 1
      }
    }
    return [(added, "added"), (changed, "changed"), (removed, "removed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
