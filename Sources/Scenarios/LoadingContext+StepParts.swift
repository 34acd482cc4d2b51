import AccessPatterns
import Documents
import Templates

/// The keys that any step may carry.
extension LoadingContext {
  /// Those that are looked at before the step runs.
  func takeHead(_ fields: inout Fields, into step: inout StepDescription?) {
    // Taken before they are given: with no step to give them to, nothing would be taken, and every
    // key of a step whose kind is wrong would be an unknown one.
    let name = fields.take(StepKeys.name)
    let note = fields.take(StepKeys.note)
    let cell = fields.take(StepKeys.cell)
    let tags = fields.take(StepKeys.tags) ?? []
    let continues = fields.take(StepKeys.continues) ?? false
    let isHidden = fields.take(StepKeys.hidden) ?? false
    let timeout = fields.take(StepKeys.timeout)
    var disturbance: Disturbance?
    if var disturb = fields.takeFields(StepKeys.disturb.name) {
      disturbance = Disturbance(from: &disturb)
    }
    if let name { step?.name = name }
    step?.note = note
    step?.cell = cell
    step?.tags = tags
    step?.continues = continues
    step?.isHidden = isHidden
    step?.timeout = timeout
    step?.disturbance = disturbance
    if let condition = fields.take(StepKeys.condition).flatMap({ assertion($0) }) {
      let repeats = step?.foreach != nil
      step?.condition = condition
      step?.asksEachRound =
        repeats && condition.condition.references.contains { ["item", "index"].contains($0.root) }
    }
    if var fields = fields.takeFields(StepKeys.question.name) {
      let question = Question(from: &fields)
      step?.question = question
    }
    if let show = fields.take(StepKeys.show) {
      let shown = ShowRequest.list(show, in: self)
      step?.show = shown
    }
  }

  /// Those that look at the step's result; the names it gives are known from here on.
  func takeTail(
    _ fields: inout Fields, into step: inout StepDescription?, gives: [ResultField]
  ) {
    let id = takeID(&fields)
    step?.id = id
    let retry = fields.takeFields(StepKeys.retry.name)
    let captures = seeing(gives) {
      step?.retry = retry.flatMap { fields in
        var fields = fields
        return Retry(from: &fields, in: self)
      }
      return takeCaptures(&fields)
    }
    step?.captures = captures
    let expect = fields.takeFields(StepKeys.expect.name)
    let assertions = fields.take(StepKeys.assert) ?? []
    seeing(gives) {
      if let expect, let action = step?.action {
        step?.expectations = expectations(expect, of: action)
      }
      step?.assertions = assertions.compactMap { assertion($0, isBare: true) }
    }
    if var recorded = fields.takeFields(StepKeys.recorded.name), let action = step?.action {
      step?.recorded = RecordedOutput(from: &recorded, in: self, of: action)
    }
    if var budget = fields.takeFields(StepKeys.budget.name) {
      step?.budgetSpan = budget.span
      step?.budget = Budget(from: &budget)
    }
    for capture in captures { names.add(capture: capture.name) }
    guard let id else { return }
    var inside: [(name: String, inside: Scope)] = [("result", .result(gives))]
    if step?.foreach != nil { inside.append(("rounds", .list(of: .names(inside)))) }
    inside += (captures.map(\.name) + (step?.action.exports ?? [])).map { ($0, .open) }
    // Of a step that is wrong itself nothing is said; one message is enough.
    names.add(step: id, step == nil ? .open : .names(inside))
  }

  private func takeID(_ fields: inout Fields) -> String? {
    guard let id = fields.take(StepKeys.id) else { return nil }
    guard Expression.isName(id.value) else {
      problems.add(
        .error(
          "'\(id.value)' cannot be a step's id", at: id.span,
          label: "letters, digits and '_', not a digit first"))
      return nil
    }
    if names.hasStep(id.value) {
      problems.add(.error("a step before has the id '\(id.value)' already", at: id.span))
    }
    return id.value
  }

  private func takeCaptures(_ fields: inout Fields) -> [Capture] {
    var captures: [Capture] = []
    for entry in fields.take(StepKeys.capture) ?? [] {
      let template = template(entry.value)
      if KnownNames.reserved.contains(entry.key) {
        problems.add(
          .error(
            "'\(entry.key)' cannot be captured: the name means something of its own",
            at: entry.keySpan))
      } else if !Expression.isName(entry.key) {
        problems.add(
          .error(
            "'\(entry.key)' cannot be the name of what is captured", at: entry.keySpan,
            label: "letters, digits and '_', not a digit first"))
      } else if let template {
        captures.append(Capture(name: entry.key, template: template))
      } else {
        // Later steps that use it are not wrong for that.
        names.add(capture: entry.key)
      }
    }
    return captures
  }

  private func expectations(_ expect: Fields, of action: any Step) -> [any Expectation] {
    var fields = expect
    var found: [any Expectation] = []
    // In the order of the file, which is the order of the checks in the report.
    for entry in expect.remaining {
      guard let kind = language.expectations.first(where: { $0.key == entry.key }) else { continue }
      if let field = kind.field, !action.gives.contains(field) {
        _ = fields.takeEntry(kind.key)
        problems.add(.gives(action, no: kind.key, at: entry.keySpan))
      } else if let expectation = kind.init(from: &fields, in: self, of: action) {
        found.append(expectation)
      }
    }
    for entry in fields.remaining {
      let owners = language.expectations.filter { kind in
        kind.companions.contains { $0.name == entry.key }
      }
      if owners.isEmpty { continue }
      _ = fields.takeEntry(entry.key)
      if !owners.contains(where: { expect.has($0.key) }) {
        let keys = owners.map { "'\($0.key)'" }.joined(separator: " or ")
        problems.add(.error("'\(entry.key)' stands beside \(keys)", at: entry.keySpan))
      }
    }
    // What is left is unknown; what else could stand there is worth a suggestion.
    for kind in language.expectations { _ = fields.takeEntry(kind.key) }
    fields.finish()
    return found
  }
}
