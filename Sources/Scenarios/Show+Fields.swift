import Documents
package import Templates

/// What `show` asks for, before its template is filled in.
package struct ShowRequest: Sendable {
  package enum Kind: Sendable {
    case diff, table, none, collection, index
  }

  package let kind: Kind
  /// The key of a collection, the name of an index.
  package let template: Template?

  package static let diff = ShowRequest(kind: .diff, template: nil)

  /// Whether what stands in the tables is drawn, not only what changed.
  package var needsTables: Bool { kind != .diff && kind != .none }

  private static let words: [(name: String, kind: Kind)] = [
    ("diff", .diff), ("table", .table), ("none", .none),
  ]
  private static let maps: [(name: String, kind: Kind)] = [
    ("collection", .collection), ("index", .index),
  ]

  static let shape: FieldShape = {
    let places = [
      FieldDescription(
        name: "collection", shape: .text, summary: "The items with this partition key."),
      FieldDescription(name: "index", shape: .text, summary: "The index with this name."),
    ]
    let one = FieldShape.either([.choice(words.map(\.name)), .single("place", places)])
    return .either([one, .list(of: one)])
  }()

  /// Reads one word, one `collection: KEY` or `index: NAME`, or a list of these.
  static func list(_ node: Node, in context: LoadingContext) -> [ShowRequest] {
    guard case .list(let nodes) = node.value else {
      return one(node, in: context).map { [$0] } ?? []
    }
    return nodes.compactMap { one($0, in: context) }
  }

  private static func one(_ node: Node, in context: LoadingContext) -> ShowRequest? {
    if let text = node.text, let word = words.first(where: { $0.name == text }) {
      return ShowRequest(kind: word.kind, template: nil)
    }
    if case .map(let entries) = node.value, entries.count == 1, let entry = entries.first,
      let map = maps.first(where: { $0.name == entry.key })
    {
      return context.template(entry.value).map { ShowRequest(kind: map.kind, template: $0) }
    }
    let known = words.map(\.name) + maps.map(\.name)
    var error = Diagnostic.error(
      "'show' knows \(words.map { "'\($0.name)'" }.joined(separator: ", ")), "
        + "'collection: KEY' and 'index: NAME'", at: node.span)
    if let text = node.text { error.label = Suggestion.label(for: text, among: known) }
    context.problems.add(error)
    return nil
  }
}
