import AccessPatterns
package import Documents
import DynamoDBWire
import Templates

extension Scenario {
  /// Reads a scenario file; every mistake that the file itself shows is found, all at once.
  ///
  /// - Throws: The mistakes in order of their places; one without a place where the file cannot be
  ///   read at all.
  package static func load(
    _ path: String, language: Language
  ) throws(Diagnostics) -> Scenario {
    let problems = Problems()
    let context = LoadingContext(
      [path], language, problems, LoadingContext.Counter())
    let scenario = load(in: context)
    if let scenario, !problems.hasErrors { return scenario }
    throw Diagnostics(problems.all).shortened(to: LoadingContext.mistakeLimit)
      .masked(by: Mask(context.counter.secrets))
  }

  /// Reads the context's file; what is wrong is noted. nil where there is nothing to go on with.
  static func load(in context: LoadingContext) -> Scenario? {
    let path = context.files.last ?? ""
    guard let node = Node.read(path, into: context.problems) else { return nil }
    let keys = ScenarioKeys.descriptions.map(\.name)
    var fields = Fields(node, of: "a scenario", known: keys, into: context.problems)
    guard case .map = node.value else { return nil }
    if let schema = node[ScenarioKeys.schema.name], schema.text == ModelKeys.schemaName {
      context.problems.add(
        .error(
          "this is a model, not a scenario", at: schema.span,
          label: "a scenario plays it with 'model: …'"))
      return nil
    }
    var scenario = Scenario(path: path)
    fields.refuse(ScenarioKeys.notYet)
    context.counter.secrets += node.secretValues
    scenario.read(&fields, in: context)
    fields.finish(allowingExtensions: true)
    return scenario
  }

  private mutating func read(_ fields: inout Fields, in context: LoadingContext) {
    _ = fields.take(ScenarioKeys.schema)
    if let name = fields.take(ScenarioKeys.name) { self.name = name }
    description = fields.take(ScenarioKeys.description) ?? ""
    tags = fields.take(ScenarioKeys.tags) ?? []
    let modelNode = fields.take(ScenarioKeys.model)
    model = modelNode.flatMap { context.model($0) }
    context.model = model
    context.isModelWrong = modelNode != nil && model == nil
    if var clock = fields.takeFields(ScenarioKeys.clock.name) {
      self.clock = ClockSettings(from: &clock)
    }
    if let seed = fields.take(ScenarioKeys.seed) { self.seed = UInt64(seed) }
    matrix = fields.take(ScenarioKeys.matrix).flatMap { context.matrix($0) }
    if let path = fields.take(ScenarioKeys.setup) {
      let scenario = context.setup(path)
      context.names.setup = scenario.map { .names($0.captures) } ?? .open
      setup = scenario.map { .file($0, path.span) }
    }
    let variables = fields.take(ScenarioKeys.vars) ?? []
    context.names.allVars = Set(variables.map(\.key))
    for entry in variables {
      // A variable sees those before it.
      if let template = context.template(entry.value) {
        vars.append(Variable(name: entry.key, template: template, span: entry.keySpan))
      }
      context.names.vars.append(entry.key)
    }
    for secret in fields.take(ScenarioKeys.secrets) ?? [] {
      guard context.names.vars.contains(where: { sameBytes($0, secret.value) }) else {
        context.problems.add(
          .unknown("variable", secret.value, amongFew: context.names.vars, at: secret.span))
        continue
      }
      secrets.append(secret.value)
    }
    if var budget = fields.takeFields(ScenarioKeys.budget.name) {
      budgetSpan = budget.span
      self.budget = Budget(from: &budget)
    }
    let steps = fields.take(ScenarioKeys.steps)
    let finally = fields.take(ScenarioKeys.finally)
    context.names.allSteps = Set((steps?.stepIDs ?? []) + (finally?.stepIDs ?? []))
    if let steps { self.steps = context.steps(steps, of: "'steps'") }
    if let finally { self.finally = context.steps(finally, of: "'finally'") }
    captures = context.names.captures
  }
}

extension Node {
  /// What a scenario's text gives its secrets, however wrong the rest of it is.
  fileprivate var secretValues: [Templates.Value] {
    guard case .list(let names)? = self["secrets"]?.value else { return [] }
    return names.compactMap { name in
      name.text.flatMap { self["vars"]?[$0] }.flatMap { try? Templates.Value($0) }
    }
  }
}

extension Diagnostics {
  /// The first ones in order of their places, and a word on the rest.
  func shortened(to limit: Int) -> Diagnostics {
    guard all.count >= limit else { return self }
    let shown = Array(all.prefix(limit))
    let last = Diagnostic.error(
      "there are more mistakes, which are not shown", at: shown.last?.span,
      label: "these are the first \(limit)")
    return Diagnostics(shown + [last])
  }
}
