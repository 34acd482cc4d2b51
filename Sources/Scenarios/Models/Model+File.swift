package import AccessPatterns
package import Documents
import Templates

extension Model {
  /// Reads a model file; every mistake in it is found, all at once.
  ///
  /// - Throws: The mistakes in order of their places.
  package static func load(_ path: String, language: Language) throws(Diagnostics) -> Model {
    let problems = Problems()
    let context = LoadingContext([path], language, problems, LoadingContext.Counter())
    let model = load(in: context)
    if let model, !problems.hasErrors { return model }
    throw Diagnostics(problems.all).shortened(to: LoadingContext.mistakeLimit)
  }

  /// Reads the context's file; what is wrong is noted. nil where there is nothing to go on with.
  static func load(in context: LoadingContext) -> Model? {
    let path = context.files.last ?? ""
    let problems = context.problems
    guard let node = Node.read(path, into: problems) else { return nil }
    let keys = ModelKeys.descriptions.map(\.name)
    var fields = Fields(node, of: "a model", known: keys, into: problems)
    guard case .map = node.value else { return nil }
    _ = fields.take(ModelKeys.schema)
    let file = String(path.split(separator: "/").last ?? "")
    let name = fields.take(ModelKeys.name) ?? file
    let description = fields.take(ModelKeys.description) ?? ""
    let tables = TableReader(problems).tables(&fields)
    let frame = Model(
      name: name, description: description, tables: tables, entities: [], patterns: [])
    let entities = EntityReader(frame, problems).entities(fields.take(ModelKeys.entities) ?? [])
    let patterns = fields.take(ModelKeys.patterns) ?? []
    fields.finish(allowingExtensions: true)
    let reader = PatternReader(
      Model(
        name: name, description: description, tables: tables, entities: entities,
        patterns: [.createTable(tables), .deleteTable(tables)]),
      patterns, context)
    return Model(
      name: name, description: description, tables: tables, entities: entities,
      patterns: reader.all())
  }
}
