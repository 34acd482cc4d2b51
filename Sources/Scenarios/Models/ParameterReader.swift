import AccessPatterns
import Documents
import Templates

/// Reads the parameters of a pattern: `text`, or `{ count: 50 }` with a default.
struct ParameterReader {
  private let context: LoadingContext

  init(_ context: LoadingContext) { self.context = context }

  private static let kinds = Parameter.Kind.allCases.map(\.rawValue)
  static let shape = FieldShape.either([
    .choice(kinds),
    .single(
      "parameter",
      kinds.map { FieldDescription(name: $0, shape: .any, summary: "The default, of this kind.") }),
  ])

  /// nil where it is wrong, which is noted; its name is known from here on all the same.
  func parameter(_ entry: Node.Entry) -> Parameter? {
    let name = entry.key
    defer { context.names.add(capture: name) }
    if KnownNames.reserved.contains(name) {
      context.problems.add(
        .error(
          "a parameter cannot be called '\(name)': the name means something of its own",
          at: entry.keySpan))
    } else if !Expression.isName(name) {
      context.problems.add(
        .error(
          "'\(name)' cannot be the name of a parameter", at: entry.keySpan,
          label: "letters, digits and '_', not a digit first"))
    }
    switch entry.value.value {
    case .text(let kind): return self.kind(kind, at: entry.value.span).map { Parameter(name, $0) }
    case .map(let entries):
      guard let inner = entries.first, entries.count == 1 else { break }
      guard let kind = kind(inner.key, at: inner.keySpan),
        let template = context.template(inner.value)
      else { return nil }
      guard let value = template.constant else {
        return Parameter(name, kind, default: .template(template))
      }
      let parameter = Parameter(name, kind, default: .value(value))
      if let problem = parameter.mismatch(value, at: inner.value.span) {
        context.problems.add(problem)
      }
      return parameter
    default: break
    }
    context.problems.add(
      .error(
        "a parameter is a kind, or a map of one kind and its default", at: entry.value.span,
        label: "such as text, or { count: 50 }"))
    return nil
  }

  private func kind(_ name: String, at span: Span) -> Parameter.Kind? {
    if let kind = Parameter.Kind(rawValue: name) { return kind }
    context.problems.add(.unknown("kind of parameter", name, amongFew: Self.kinds, at: span))
    return nil
  }
}
