package import Documents
import DynamoDBWire
package import Templates

extension AccessPattern {
  /// How the pattern is called, optional parameters in brackets:
  /// `post_tweet(author, text, [id], [created_at])`.
  package var signature: String {
    "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
  }

  /// What is wrong with the names of a call's arguments, known before anything runs: names the
  /// pattern does not have, and parameters without a default that are not given.
  ///
  /// - Parameter call: Where a missing argument is reported.
  package func check(
    names: [(name: String, span: Span?)], at call: Span?
  ) -> [Diagnostic] {
    let known = parameters.map(\.name)
    var problems: [Diagnostic] = []
    for (name, span) in names where !known.contains(where: { sameBytes($0, name) }) {
      problems.append(
        .error(
          "'\(self.name)' has no parameter '\(name)'", at: span,
          label: Suggestion.label(for: name, among: known) ?? "it is called as \(signature)"
        ).coded(.unknownName))
    }
    for parameter in parameters where parameter.defaultValue == nil {
      if names.contains(where: { sameBytes($0.name, parameter.name) }) { continue }
      problems.append(
        .error(
          "'\(name)' needs the argument '\(parameter.name)'", at: call,
          label: "it is called as \(signature)"
        ).coded(.missingKey))
    }
    return problems
  }

  /// The arguments of one call in the order of the parameters, defaults filled in.
  ///
  /// - Throws: The first problem, without a place: an unknown or missing name, or a value of
  ///   another kind than the parameter's.
  package func fill(_ given: [Value.Entry], _ play: Play) throws(Diagnostic) -> Arguments {
    if let problem = check(names: given.map { ($0.name, nil) }, at: nil).first { throw problem }
    var filled: [Value.Entry] = []
    for parameter in parameters {
      let bindings = DefaultBindings(play: play, earlier: filled)
      let entry = given.first { sameBytes($0.name, parameter.name) }
      let value = if let entry { entry.value } else { try parameter.standIn(in: bindings) }
      if let problem = parameter.mismatch(value, at: nil) { throw problem }
      filled.append(Value.Entry(parameter.name, value))
    }
    return Arguments(filled)
  }
}

extension Parameter {
  /// Whether its default is null, so that null may be given for it too.
  package var mayBeNull: Bool {
    if case .value(.null)? = defaultValue { true } else { false }
  }

  /// The name, in brackets where it may be left out.
  package var signature: String { defaultValue == nil ? name : "[\(name)]" }

  /// The value of an argument that was left out.
  fileprivate func standIn(in bindings: DefaultBindings) throws(Diagnostic) -> Value {
    switch defaultValue {
    case .value(let value): return value
    case .id: return .text(bindings.uuid())
    case .now: return .number(Number(bindings.now()))
    case .today: return .text(bindings.today())
    case .template(let template): return try template.fill(in: bindings)
    case nil: throw .error("the argument '\(name)' must be given", at: nil)
    }
  }

  /// What is wrong with a value for this parameter, or nil.
  package func mismatch(_ value: Value, at span: Span?) -> Diagnostic? {
    if kind.accepts(value) || value == .null && mayBeNull { return nil }
    let isUnquoted = kind == .text && (Kind.number.accepts(value) || Kind.flag.accepts(value))
    return .error(
      "'\(name)' must be \(kind.phrase), found \(value)", at: span,
      label: isUnquoted ? "put it in quotes" : nil
    ).coded(.wrongType)
  }
}

extension Parameter.Kind {
  package func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (.text, .text), (.number, .number), (.flag, .bool), (.list, .list),
      (.map, .map):
      true
    case (.count, .number(let number)): number.int.map { $0 >= 0 } ?? false
    default: false
    }
  }

  var phrase: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .count: "a whole number from 0"
    case .flag: "true or false"
    case .list: "a list"
    case .map: "a map"
    case .any: "any value"
    }
  }
}

/// What the template of a default can reach: the arguments before it, and the run's ids and clock.
private struct DefaultBindings: Bindings {
  let play: Play
  let earlier: [Value.Entry]

  func lookup(_ name: String) -> Value? { earlier.first { sameBytes($0.name, name) }?.value }
  func uuid() -> String { play.uuid() }
  func now() -> Int { play.now }
  func today() -> String { CivilDate(epochSeconds: play.now).description }
}
