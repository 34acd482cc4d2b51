import Documents
import Templates

extension RecordedOutput {
  /// The parts of a result that a notebook prints.
  static let fields: [ResultField] = [.item, .items, .count, .scannedCount, .value, .error]
  static let keys =
    fields.map { field in
      FieldDescription(
        name: field.rawValue, shape: .any, summary: "The notebook's '\(field.rawValue)'.")
    } + [mustMatch.description, stale.description]
  static let mustMatch = Field(
    "must_match", FieldType<Bool>.flag, "Whether a difference fails the step.")
  static let stale = Field(
    "stale", FieldType<String>.text, "Why the recorded output cannot match any more.")

  /// Reads what stands under `recorded`; nil where something is wrong, which is noted.
  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    var recorded: [(field: ResultField, template: Template)] = []
    var isWhole = true
    for field in Self.fields {
      guard let entry = fields.takeEntry(field.rawValue) else { continue }
      if !step.gives.contains(field) {
        context.problems.add(.gives(step, no: field.rawValue, at: entry.keySpan))
      }
      guard let template = context.template(entry.value) else {
        isWhole = false
        continue
      }
      recorded.append((field, template))
    }
    mustMatch = fields.take(Self.mustMatch) ?? false
    let staleSpan = fields.remaining.first { $0.key == Self.stale.name }?.keySpan
    stale = fields.take(Self.stale)
    span = fields.span
    if mustMatch, let staleSpan {
      context.problems.add(
        .error(
          "what is stale cannot match: 'must_match' and 'stale' exclude each other", at: staleSpan))
    }
    if recorded.isEmpty, isWhole, fields.remaining.isEmpty {
      context.problems.add(
        .error(
          "'recorded' holds no output", at: fields.span,
          label: "it holds one of \(Self.fields.map(\.rawValue).joined(separator: ", "))"))
    }
    fields.finish()
    self.fields = recorded
    guard isWhole else { return nil }
  }
}

extension Diagnostic {
  /// A part of a result that the kind of step never has.
  static func gives(_ step: any Step, no field: String, at span: Span?) -> Diagnostic {
    let what = step.gives.map(\.rawValue)
    return .error(
      "\(step.described) gives no '\(field)'", at: span,
      label: what.isEmpty ? nil : "its result has \(what.joined(separator: ", "))")
  }
}
