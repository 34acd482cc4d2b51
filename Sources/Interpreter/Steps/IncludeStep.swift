import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Runs another scenario file's steps here; its names are its own.
///
/// ```yaml
/// - id: users
///   include: _users.yaml
///   with: { count: 3 }
/// ```
struct IncludeStep: Step {
  static let keyword = "include"
  static let worksInPatterns = false
  static let summary = "Runs another scenario file's steps."
  static let shape = FieldShape.text
  static let with = Field(
    "with", FieldType<[Node.Entry]>.map, "Other values for the file's vars.")
  static let keys = [with.description]

  private let file: Scenario
  private let vars: [(name: String, template: Template)]

  var title: String { file.name }
  var described: String { "an included file" }
  var gives: [ResultField] { [] }
  var takesTime: Bool { false }
  var exports: [String] { file.captures }
  var inner: [StepDescription] { file.steps + file.finally }

  init?(from fields: inout Fields, in context: LoadingContext) {
    let path = fields.take(Self.keyword, as: .located(.text))
    let given = fields.take(Self.with) ?? []
    vars = given.compactMap { entry in
      context.template(entry.value).map { (entry.key, $0) }
    }
    guard let path, let file = context.include(path) else { return nil }
    self.file = file
    for entry in given where !file.vars.contains(where: { sameBytes($0.name, entry.key) }) {
      context.problems.add(
        .unknown(
          "variable of the included file", entry.key, amongFew: file.vars.map(\.name),
          at: entry.keySpan))
    }
    for variable in file.vars where variable.mustBeGiven {
      if given.contains(where: { sameBytes($0.key, variable.name) }) { continue }
      context.problems.add(
        .error(
          "the included file needs the variable '\(variable.name)'", at: path.span,
          label: "give it under 'with'",
          notes: [Diagnostic.Note("it has no value here", at: variable.span)]))
    }
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    var values: [Value.Entry] = []
    do {
      for (name, template) in vars {
        values.append(Value.Entry(name, try template.fill(in: context.bindings)))
      }
    } catch {
      throw .fault(error)
    }
    context.note(arguments: values)
    try await context.play(file, vars: values)
    return Outcome()
  }
}
