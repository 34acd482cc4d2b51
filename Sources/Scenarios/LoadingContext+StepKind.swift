import Documents

extension LoadingContext {
  /// The one thing that a step does; nil where that cannot be told, which is noted.
  ///
  /// `assert` and `note` may stand beside what a step does; alone, they are what it does.
  func kind(of fields: inout Fields) -> (any Step.Type)? {
    let shared = StepKeys.descriptions.map(\.name)
    let actions = language.steps.filter { !shared.contains($0.keyword) }
    let found = fields.remaining.compactMap { entry in
      actions.first { $0.keyword == entry.key }.map { (kind: $0, span: entry.keySpan) }
    }
    if let first = found.first {
      for other in found.dropFirst() {
        _ = fields.takeEntry(other.kind.keyword)
        problems.add(
          .error(
            "a step does one thing: '\(other.kind.keyword)' cannot stand beside "
              + "'\(first.kind.keyword)'", at: other.span, label: "make it a step of its own"))
      }
      return first.kind
    }
    let alone = language.steps.filter { shared.contains($0.keyword) }
    let kind = alone.first { kind in
      fields.has(kind.keyword) || kind.keys.contains { fields.has($0.name) }
    }
    if let kind { return kind }
    // A misspelt keyword is an unknown key as well; one message is enough.
    let near = fields.remaining.contains { entry in
      !shared.contains(entry.key)
        && Suggestion.nearest(to: entry.key, among: actions.map { $0.keyword }) != nil
    }
    if !near {
      let keywords = language.steps.map { "'\($0.keyword)'" }
      problems.add(
        .error(
          "this step does nothing", at: fields.span,
          label: "it needs one of \(keywords.joined(separator: ", "))"))
    }
    return nil
  }
}

extension Node {
  /// The ids of all steps in a list of steps, those of groups among them.
  var stepIDs: [String] {
    guard case .list(let steps) = value else { return [] }
    return steps.flatMap { step in
      (step["id"]?.text.map { [$0] } ?? []) + (step["steps"]?.stepIDs ?? [])
    }
  }
}
