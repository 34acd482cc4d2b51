package import Documents
import Templates

extension LoadingContext {
  /// Reads a list of steps; what is wrong is noted, and a wrong step left out.
  package func steps(_ node: Node, of what: String) -> [StepDescription] {
    guard case .list(let nodes) = node.value else {
      problems.add(
        .error("\(what) must be a list of steps, found \(node.kind)", at: node.span)
          .coded(.wrongType))
      return []
    }
    var steps: [StepDescription] = []
    for node in nodes where !isFull {
      if let step = step(node) { steps.append(step) }
    }
    return steps
  }

  private func step(_ node: Node) -> StepDescription? {
    counter.steps += 1
    guard counter.steps <= Counter.limit else {
      if counter.steps == Counter.limit + 1 {
        problems.add(.error("more than \(Counter.limit) steps, the limit", at: node.span))
      }
      return nil
    }
    let known = language.steps.map { $0.keyword } + StepKeys.descriptions.map(\.name)
    var fields = Fields(node, of: "a step", known: known, into: problems)
    if case .map = node.value {} else { return nil }
    let span = span(of: fields)
    if patterns != nil { refuseInPattern(&fields) }

    let list = fields.take(StepKeys.foreach)
    let foreach = list.flatMap { loop($0) }
    // A list that is wrong has rounds all the same: what speaks of them is no further mistake.
    if list != nil { names.items.append(foreach?.item ?? .open) }
    defer { if list != nil { names.items.removeLast() } }

    let kind = kind(of: &fields)
    let action = kind?.init(from: &fields, in: self)
    var step = action.map { StepDescription($0, span: span, lineSpan: node.span) }
    step?.foreach = foreach?.template
    takeHead(&fields, into: &step)
    takeTail(&fields, into: &step, gives: action?.gives ?? ResultField.allCases)
    fields.finish()
    return step
  }

  /// Keys that speak of the notebook or of the runner, which an access pattern knows nothing of.
  private func refuseInPattern(_ fields: inout Fields) {
    for key in StepKeys.notInPatterns {
      guard let entry = fields.takeEntry(key) else { continue }
      problems.add(
        .error("'\(key)' has no meaning inside an access pattern", at: entry.keySpan))
    }
  }

  /// Where messages about a whole step point: its name, or else its first key.
  private func span(of fields: Fields) -> Span {
    let entries = fields.remaining
    let entry = entries.first { $0.key == StepKeys.name.name } ?? entries.first
    return entry.map { $0.key == StepKeys.name.name ? $0.value.span : $0.keySpan } ?? fields.span
  }

  /// The list of a loop, and what is known of its elements: those written in the file are known.
  private func loop(_ node: Node) -> (template: Template, item: Scope)? {
    guard let template = template(node) else { return nil }
    switch node.value {
    case .list(let elements):
      var keys: [String] = []
      for element in elements {
        guard case .map(let entries) = element.value else { return (template, .open) }
        for entry in entries where !keys.contains(entry.key) { keys.append(entry.key) }
      }
      return (template, elements.isEmpty ? .open : .names(keys))
    case .text where template.constant == nil: return (template, .open)
    default:
      problems.add(
        .error(
          "'foreach' needs a list, or a template that gives one, found \(node.kind)",
          at: node.span))
      return nil
    }
  }
}
