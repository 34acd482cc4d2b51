import AccessPatterns
import Documents
import Templates

/// The keys that any step may carry.
extension LoadingContext {
  /// Those that are looked at before the step runs.
  func takeHead(_ fields: inout Fields, into step: inout StepDescription?) {
    if let name = fields.take(StepKeys.name) { step?.name = name }
    step?.note = fields.take(StepKeys.note)
    step?.cell = fields.take(StepKeys.cell)
    step?.tags = fields.take(StepKeys.tags) ?? []
    step?.continues = fields.take(StepKeys.continues) ?? false
    step?.isHidden = fields.take(StepKeys.hidden) ?? false
    if let condition = fields.take(StepKeys.condition).flatMap({ assertion($0) }) {
      let repeats = step?.foreach != nil
      step?.condition = condition
      step?.asksEachRound =
        repeats && condition.condition.references.contains { ["item", "index"].contains($0.root) }
    }
    if let show = fields.take(StepKeys.show) { step?.show = ShowRequest.list(show, in: self) }
  }

  /// Those that look at the step's result; the names it gives are known from here on.
  func takeTail(
    _ fields: inout Fields, into step: inout StepDescription?, gives: [ResultField]
  ) {
    let id = takeID(&fields)
    step?.id = id
    step?.retry = fields.takeFields(StepKeys.retry.name).flatMap { retry in
      var retry = retry
      return Retry(from: &retry, in: self, result: gives)
    }
    let captures = takeCaptures(&fields, gives)
    step?.captures = captures
    if let expect = fields.takeFields(StepKeys.expect.name), let action = step?.action {
      step?.expectations = expectations(expect, of: action)
    }
    step?.assertions = (fields.take(StepKeys.assert) ?? [])
      .compactMap { assertion($0, isBare: true, result: gives) }
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

  private func takeCaptures(_ fields: inout Fields, _ gives: [ResultField]) -> [Capture] {
    var captures: [Capture] = []
    for entry in fields.take(StepKeys.capture) ?? [] {
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
      }
      guard let template = template(entry.value, result: gives) else { continue }
      captures.append(Capture(name: entry.key, template: template))
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
        for companion in kind.companions { _ = fields.takeEntry(companion) }
        problems.add(.gives(action, no: kind.key, at: entry.keySpan))
      } else if let expectation = kind.init(from: &fields, in: self, of: action) {
        found.append(expectation)
      }
    }
    // What is left is unknown; what else could stand there is worth a suggestion.
    for kind in language.expectations {
      for key in [kind.key] + kind.companions where !fields.has(key) { _ = fields.takeEntry(key) }
    }
    fields.finish()
    return found
  }
}
