import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Calls an access pattern of the model.
///
/// ```yaml
/// - call: read_timeline
///   with: { user: '${{ steps.christian.result.id }}' }
/// ```
struct CallStep: Step {
  static let keyword = "call"
  static let summary = "Calls an access pattern of the model."
  static let shape = FieldShape.text
  static let with = Field("with", FieldType<[Node.Entry]>.map, "The pattern's arguments.")
  static let keys = [with.description]

  private let access: AccessPattern
  private let arguments: [(name: String, template: Template)]
  private let span: Span

  var pattern: AccessPattern? { access }
  var title: String { access.name }
  var described: String { "'\(access.name)'" }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard let name = fields.takeEntry(Self.keyword)?.value else { return nil }
    let given = fields.take(Self.with) ?? []
    span = name.span
    arguments = given.compactMap { entry in
      context.template(entry.value).map { (entry.key, $0) }
    }
    guard let access = Self.pattern(name, in: context) else { return nil }
    self.access = access
    context.problems.add(access.check(names: given.map { ($0.key, $0.keySpan) }, at: name.span))
    for (name, template) in arguments {
      guard let value = template.constant else { continue }
      let parameter = access.parameters.first { sameBytes($0.name, name) }
      if let problem = parameter?.mismatch(value, at: template.span) {
        context.problems.add(problem)
      }
    }
  }

  private static func pattern(_ node: Node, in context: LoadingContext) -> AccessPattern? {
    guard let name = node.text else {
      context.problems.add(.expected(.text, node))
      return nil
    }
    return context.pattern(named: name, at: node.span)
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    let play = context.play
    let filled: Arguments
    do throws(Diagnostic) {
      var given: [Value.Entry] = []
      for (name, template) in arguments {
        let value = try template.fill(in: context.bindings)
        let parameter = access.parameters.first { sameBytes($0.name, name) }
        if let problem = parameter?.mismatch(value, at: template.span) { throw problem }
        given.append(Value.Entry(name, value))
      }
      filled = try access.fill(given, play)
    } catch {
      throw .fault(error.at(span))
    }
    context.note(arguments: filled.values)
    do {
      var outcome = try await access.run(filled, play)
      // A pattern's id is its parameter `id`, given or made.
      if outcome.id == nil, case .text(let id) = filled[value: "id"] { outcome.id = id }
      return outcome
    } catch {
      switch error {
      case .answered(let error): throw StepFailure(error)
      case .fault(var fault):
        fault.notes.append(Diagnostic.Note("the pattern is called here", at: span))
        throw .fault(fault.at(span))
      }
    }
  }
}

extension Diagnostic {
  /// The same message with a place, where it has none.
  func at(_ span: Span) -> Diagnostic {
    var placed = self
    if placed.span == nil { placed.span = span }
    return placed
  }
}
