import Documents
import DynamoDBWire
import Scenarios
import Templates

/// What a value must be, as the file writes it: `any`, `/^TWEET#/`, `'>= 6'`, `{ equals: X }`, or a
/// plain value with templates.
indirect enum ExpectedValue: Sendable {
  case wanted(Wanted)
  /// A value with templates in it; what they give is taken to the letter.
  case template(Template)
  case exactly(Template)
  /// A pattern or a comparison with templates in it.
  case pattern(Template)
  case comparison(Template)
  case list([ExpectedValue])
  case map([(name: String, value: ExpectedValue)])

  /// nil where something is wrong, which is noted.
  init?(_ node: Node, in context: LoadingContext) {
    switch node.value {
    case .text(let text):
      guard let value = Self.text(text, node, in: context) else { return nil }
      self = value
    case .list(let nodes):
      let elements = nodes.map { ExpectedValue($0, in: context) }
      guard let whole = elements.whole else { return nil }
      self = .list(whole)
    case .map(let entries):
      guard let value = Self.map(entries, node, in: context) else { return nil }
      self = value
    default:
      guard let template = context.template(node) else { return nil }
      self = .template(template)
    }
  }

  private static func text(
    _ text: String, _ node: Node, in context: LoadingContext
  ) -> ExpectedValue? {
    if text == "any" { return .wanted(.anything) }
    guard let template = context.template(node) else { return nil }
    if isPattern(text) {
      guard let constant = template.constant else { return .pattern(template) }
      return context.problems.catching { () throws(Diagnostic) in
        .wanted(try Wanted(pattern: constant, at: node.span))
      }
    }
    guard let relation = NumberComparison.relation(of: text) else { return .template(template) }
    guard case .text(let constant)? = template.constant else { return .comparison(template) }
    if let comparison = NumberComparison(constant) { return .wanted(.comparison(comparison)) }
    guard text.dropFirst(relation.rawValue.count).first == " " else { return .template(template) }
    context.problems.add(
      .error(
        "a comparison needs a number, found '\(text)'", at: node.span,
        label: "for the text itself write { equals: … }"))
    return nil
  }

  private static func isPattern(_ text: String) -> Bool {
    text.utf8.count > 1 && text.hasPrefix("/") && text.hasSuffix("/")
  }

  private static func map(
    _ entries: [Node.Entry], _ node: Node, in context: LoadingContext
  ) -> ExpectedValue? {
    if entries.count == 1, let entry = entries.first {
      if entry.key == "equals" { return context.template(entry.value).map { .exactly($0) } }
      switch (AttributeValue.Kind(rawValue: entry.key), entry.value.value) {
      // What these hold is written the same way without the type's name.
      case (.s, .text), (.bool, .bool), (.l, .list), (.m, .map), (.n, .number):
        return ExpectedValue(entry.value, in: context)
      case (.n, .text(let text)) where text == "any" || NumberComparison.relation(of: text) != nil:
        return ExpectedValue(entry.value, in: context)
      case (.some, _): return context.template(node).map { .template($0) }
      default: break
      }
    }
    let values = entries.map { ExpectedValue($0.value, in: context) }
    guard let whole = values.whole else { return nil }
    return .map(zip(entries, whole).map { ($0.key, $1) })
  }
}

extension [ExpectedValue?] {
  /// All of them, or nil where one is missing.
  fileprivate var whole: [ExpectedValue]? {
    let present = compactMap { $0 }
    return present.count == count ? present : nil
  }
}

extension ExpectedValue {
  /// Fills the templates in.
  func fill(in bindings: any Bindings) throws(Diagnostic) -> Wanted {
    switch self {
    case .wanted(let wanted): return wanted
    case .template(let template): return Wanted(try template.fill(in: bindings))
    case .exactly(let template): return .exactly(try template.fill(in: bindings))
    case .pattern(let template):
      return try Wanted(pattern: try template.fill(in: bindings), at: template.span)
    case .comparison(let template):
      guard case .text(let text) = try template.fill(in: bindings),
        let comparison = NumberComparison(text)
      else { throw .error("a comparison needs a number", at: template.span) }
      return .comparison(comparison)
    case .list(let elements):
      var wanted: [Wanted] = []
      for element in elements { wanted.append(try element.fill(in: bindings)) }
      return .list(wanted)
    case .map(let entries):
      var wanted: [(name: String, value: Wanted)] = []
      for (name, value) in entries { wanted.append((name, try value.fill(in: bindings))) }
      return .map(wanted)
    }
  }
}

extension Wanted {
  /// The pattern that a text between slashes stands for.
  fileprivate init(pattern value: Value, at span: Span) throws(Diagnostic) {
    guard case .text(let text) = value else {
      throw .error("a pattern is a text, found \(value.kind)", at: span)
    }
    do {
      self = .pattern(try Pattern(String(text.dropFirst().dropLast())))
    } catch {
      throw .error(
        "this is no pattern: \(error.message)", at: span,
        label: "for the text itself write { equals: … }")
    }
  }
}
