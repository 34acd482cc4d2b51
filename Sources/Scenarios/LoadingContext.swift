package import AccessPatterns
package import Documents
package import Templates

/// What is known while one file is read: where mistakes go, which names there are so far, and what
/// can be called.
///
/// A class, because everything that reads the file adds to it in turn.
package final class LoadingContext {
  package let problems: Problems
  package let language: Language
  package internal(set) var model: Model?
  /// Whether the file names a model that is not there: then its patterns are not looked for.
  package internal(set) var isModelWrong = false
  var names = KnownNames()
  /// The path of the file and of those that include it, the outermost first.
  let files: [String]
  /// Steps read so far, included ones among them.
  let counter: Counter
  /// The patterns of the model file that is being read; nil in a scenario.
  let patterns: PatternReader?
  /// The names that expressions of the file begin with.
  private(set) var used: Set<String> = []

  final class Counter {
    var steps = 0
    /// Values in the files that nobody may see.
    var secrets: [Value] = []
    /// Files that include each other multiply; no scenario that people write has so many.
    static let limit = 200_000
  }

  /// So many mistakes end the reading: nobody reads more.
  static let mistakeLimit = 100

  var isFull: Bool { problems.all.count >= Self.mistakeLimit }

  init(_ files: [String], _ language: Language, _ problems: Problems, _ counter: Counter) {
    self.files = files
    self.language = language
    self.problems = problems
    self.counter = counter
    patterns = nil
  }

  /// For one access pattern of a model file: its names are its own.
  init(patternsOf reader: PatternReader, in file: LoadingContext) {
    files = file.files
    language = file.language.inPatterns
    problems = file.problems
    counter = file.counter
    patterns = reader
    model = reader.model
    names.hasVars = false
  }

  /// A pattern that a step calls; nil where there is none, which is noted.
  package func pattern(named name: String, at span: Span) -> AccessPattern? {
    if let patterns { return patterns.pattern(named: name, at: span) }
    guard let model else {
      if !isModelWrong {
        problems.add(
          .error("'call' needs a model", at: span, label: "name one at the top: 'model: …'"))
      }
      return nil
    }
    if let pattern = model.pattern(named: name) { return pattern }
    problems.add(
      .unknown("access pattern", name, amongFew: model.patterns.map(\.name), at: span))
    return nil
  }

  // MARK: Names

  /// What the step's own result has, while something is read that can see it.
  var result: [ResultField]?

  /// Reads something that can see the step's own result.
  func seeing<Value>(_ result: [ResultField], _ body: () -> Value) -> Value {
    let outer = self.result
    self.result = result
    defer { self.result = outer }
    return body()
  }

  /// Notes the names of an expression that cannot exist here.
  private func check(_ references: [Reference]) {
    used.formUnion(references.map(\.root))
    if isFull { return }
    problems.add(references.compactMap { names.mistake(in: $0, result: result) })
  }

  /// Reads a value with templates in it; nil where it is wrong, which is noted.
  package func template(_ node: Node, reading: Template.Reading = .plain) -> Template? {
    guard let template = Template(node, reading: reading, into: problems) else { return nil }
    check(template.references)
    return template
  }

  /// Reads a condition; nil where it is wrong, which is noted.
  func assertion(_ node: Node, isBare: Bool = false) -> Assertion? {
    if isFull { return nil }
    let condition = problems.catching { () throws(Diagnostic) in
      if isBare, let text = node.text, text.utf8.starts(with: "${{".utf8) {
        throw .error(
          "a condition under 'assert' stands without '${{ }}'", at: node.span,
          label: "write only what is between them")
      }
      return try Condition(node)
    }
    guard let condition else { return nil }
    check(condition.references)
    return Assertion(condition: condition, text: node.text ?? node.span.text, span: node.span)
  }
}
