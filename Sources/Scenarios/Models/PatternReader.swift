import AccessPatterns
import Documents
import DynamoDBWire
import Templates

/// Reads the access patterns of a model file.
///
/// A class, because patterns call each other: one that is called is read before the one that calls.
final class PatternReader {
  /// The tables and entities, and the patterns that come with every model.
  let model: Model
  private let entries: [Node.Entry]
  private let outer: LoadingContext
  private var read: [String: AccessPattern] = [:]
  /// Patterns that are wrong: what calls them is not wrong for that.
  private var failed: Set<String> = []
  /// Patterns that are being read, the outermost first.
  private var open: [String] = []
  /// Far more than a design has, far less than a stack holds.
  private static let depthLimit = 30

  init(_ model: Model, _ entries: [Node.Entry], _ outer: LoadingContext) {
    self.model = model
    self.entries = entries
    self.outer = outer
  }

  private var problems: Problems { outer.problems }
  private var names: [String] {
    let given = model.patterns.map(\.name)
    return given + entries.map(\.key).filter { !given.contains($0) }
  }

  /// The patterns that come with every model, then those of the file in its order.
  func all() -> [AccessPattern] {
    for entry in entries where read[entry.key] == nil && !failed.contains(entry.key) {
      load(entry)
    }
    return model.patterns + entries.compactMap { read[$0.key] }
  }

  /// A pattern that another one calls; nil where it is wrong or not there, which is noted.
  func pattern(named name: String, at span: Span) -> AccessPattern? {
    if let pattern = model.pattern(named: name) ?? read[name] { return pattern }
    if let start = open.firstIndex(of: name) {
      let circle = (open[start...] + [name]).joined(separator: " → ")
      problems.add(.error("the patterns call each other in a circle", at: span, label: circle))
      return nil
    }
    if failed.contains(name) { return nil }
    guard let entry = entries.first(where: { sameBytes($0.key, name) }) else {
      problems.add(.unknown("access pattern", name, amongFew: names, at: span))
      return nil
    }
    guard open.count < Self.depthLimit else {
      problems.add(
        .error("patterns call each other more than \(Self.depthLimit) deep", at: span))
      return nil
    }
    load(entry)
    return read[name]
  }

  /// The requests of a pattern that another one calls; a mistake in calling it is told elsewhere.
  func shapesOfPattern(named name: String) -> [RequestShape] {
    if let pattern = model.pattern(named: name) ?? read[name] { return pattern.requests }
    guard !failed.contains(name), !open.contains(name), open.count < Self.depthLimit,
      let entry = entries.first(where: { sameBytes($0.key, name) })
    else { return [] }
    load(entry)
    return read[name]?.requests ?? []
  }

  private func load(_ entry: Node.Entry) {
    let name = entry.key
    open.append(name)
    defer { open.removeLast() }
    failed.insert(name)
    if model.pattern(named: name) != nil {
      problems.add(
        .error("'\(name)' comes with every model", at: entry.keySpan, label: "choose another name"))
      return
    }
    if !Expression.isName(name) {
      problems.add(
        .error(
          "'\(name)' cannot be the name of an access pattern", at: entry.keySpan,
          label: "letters, digits and '_', not a digit first"))
    }
    let keys = PatternKeys.descriptions.map(\.name)
    var fields = Fields(
      entry.value, of: "the access pattern '\(name)'", known: keys, into: problems)
    guard case .map = entry.value.value else { return }
    let context = LoadingContext(patternsOf: self, in: outer)
    guard let pattern = pattern(entry, &fields, context) else { return }
    read[name] = pattern
    failed.remove(name)
  }

  private func pattern(
    _ entry: Node.Entry, _ fields: inout Fields, _ context: LoadingContext
  ) -> AccessPattern? {
    let name = entry.key
    let label = fields.take(PatternKeys.label) ?? ""
    let summary = fields.take(PatternKeys.summary) ?? ""
    let note = fields.take(PatternKeys.note) ?? ""
    let given = fields.take(PatternKeys.parameters) ?? []
    let parameters = given.compactMap { ParameterReader(context).parameter($0) }
    let shapes = ShapeReader(self).shapes(ofPattern: entry.value)
    let body = body(name, &fields, context)
    var budget: Budget?
    if var fields = fields.takeFields(PatternKeys.budget.name) { budget = Budget(from: &fields) }
    fields.finish()
    for parameter in given where !context.used.contains(parameter.key) && !context.isFull {
      problems.add(
        .error(
          "'\(name)' does not use its parameter '\(parameter.key)'", at: parameter.keySpan,
          label: "leave it out"))
    }
    guard let body else { return nil }
    let play = outer.language.playPattern
    return AccessPattern(
      name, label: label, summary, note: note, parameters: parameters, requests: shapes,
      budget: budget,
      playing: { arguments, run throws(AccessPattern.Failure) in
        try await play(body, arguments, run)
      })
  }

  /// The steps of a pattern; nil where it has none that can be played, which is noted.
  private func body(
    _ name: String, _ fields: inout Fields, _ context: LoadingContext
  ) -> PatternBody? {
    let before = problems.all.count
    let steps: [StepDescription]
    let gives: [ResultField]
    if fields.has(PatternKeys.request.name) {
      if let other = fields.takeEntry(PatternKeys.steps.name) {
        problems.add(
          .error(
            "'steps' cannot stand beside 'request'", at: other.keySpan,
            label: "a step can send the request"))
      }
      let span = fields.remaining.first { $0.key == PatternKeys.request.name }?.keySpan
      if let request = fields.remaining.first(where: { $0.key == PatternKeys.request.name }) {
        RequestCheck(model, into: problems).check(request.value)
      }
      let kind = context.language.steps.first { $0.keyword == PatternKeys.request.name }
      let action = kind?.init(from: &fields, in: context)
      gives = action?.gives ?? ResultField.allCases
      steps = action.map { [StepDescription($0, span: span ?? fields.span)] } ?? []
    } else if let node = fields.takeEntry(PatternKeys.steps.name)?.value {
      if let pages = fields.takeEntry(PatternKeys.pages.name) {
        problems.add(.error("'pages' stands beside a request", at: pages.keySpan))
      }
      context.names.allSteps = Set(node.stepIDs)
      steps = context.steps(node, of: "'steps'")
      checkRequests(in: node)
      gives = ResultField.allCases
    } else {
      problems.add(
        .error(
          "the access pattern '\(name)' does nothing", at: fields.span,
          label: "it needs 'request' or 'steps'"))
      _ = fields.takeEntry(PatternKeys.pages.name)
      _ = fields.takeEntry(PatternKeys.result.name)
      return nil
    }
    let result = result(fields.take(PatternKeys.result), gives, context)
    return problems.all.count == before
      ? PatternBody(name: name, steps: steps, result: result) : nil
  }

  private func checkRequests(in steps: Node) {
    guard case .list(let nodes) = steps.value else { return }
    for node in nodes {
      if let request = node["request"] { RequestCheck(model, into: problems).check(request) }
      if let inner = node["steps"] { checkRequests(in: inner) }
    }
  }

  private func result(
    _ node: Node?, _ gives: [ResultField], _ context: LoadingContext
  ) -> PatternBody.Result {
    guard let node else { return .whole }
    switch node.text {
    case "items": return .items
    case "item": return .item
    case "none": return .none
    default: break
    }
    let template = context.seeing(gives) { context.template(node) }
    guard let template else { return .whole }
    if template.expressions.isEmpty {
      var error = Diagnostic.error(
        "'result' is items, item, none, or a template", at: node.span)
      if let text = node.text {
        error.label = Suggestion.label(for: text, among: ["items", "item", "none"])
      }
      problems.add(error)
    }
    return .value(template)
  }
}
