package import DynamoDBWire

/// A ProjectionExpression: cuts the parts it names out of items.
///
/// ```swift
/// let projection = try Projection(parsing: "a.b, c[2]", using: &placeholders)
/// projection(["a": .m(["b": 1, "x": 2]), "c": .l([1, 2, 3])])  // {a: {b: 1}, c: [3]}
/// ```
package struct Projection: Sendable {
  private let tree: PathTree<Void>
  /// The attributes it names, each once, in the order of the text.
  package let topLevelNames: [String]
  /// Those of them that it goes into: `a` of `a.b` and `a[0]`.
  package let nestedAttributeNames: [String]

  private static let syntaxes = ExpressionCache<[PathSyntax]>()
  private static let known = ExpressionCache<(Projection, uses: PlaceholderUses)>()

  /// - Throws: ValidationException with the service's text.
  package init(parsing text: String, using placeholders: inout Placeholders) throws(DynamoDBError) {
    if let (projection, uses) = Self.known[text], uses.values(from: &placeholders) != nil {
      self = projection
      return
    }
    let kind = ExpressionKind.projection
    let syntax = try Self.syntaxes.content(of: text) { text throws(DynamoDBError) in
      var parser = try ExpressionParser(text, as: kind)
      let syntax = try parser.projection()
      for path in syntax {
        for case .name(let name) in path.steps where ReservedWords.contains(name) {
          throw kind.reservedWord(name)
        }
      }
      return syntax
    }
    var checker = ExpressionChecker(kind, placeholders)
    var paths: [DocumentPath] = []
    for path in syntax { paths.append(try checker.path(path)) }
    try DocumentPath.check(distinct: paths, in: kind)
    placeholders = checker.placeholders
    self.init(paths)
    Self.known.remember((self, checker.uses), of: text)
  }

  /// Whole attributes: the legacy AttributesToGet.
  package init(attributes: [String]) {
    self.init(attributes.map { DocumentPath(attribute: $0) })
  }

  init(_ paths: [DocumentPath]) {
    tree = PathTree(paths.map { ($0, ()) })
    topLevelNames = DocumentPath.topLevelNames(of: paths)
    nestedAttributeNames = DocumentPath.topLevelNames(of: paths.filter(\.isNested))
  }

  /// The parts of an item that are there; attributes stay in the order of the item, elements of
  /// lists move together.
  package func callAsFunction(_ item: Item) -> Item {
    item.bytes.withUnsafeBytes { Self.part(of: $0, at: tree) }
  }

  private static func part(of item: UnsafeRawBufferPointer, at tree: PathTree<Void>) -> Item {
    var writer = ItemWriter()
    var reader = ItemReader(item)
    while let attribute = reader.next() {
      guard let (_, child) = tree.child(named: attribute.name) else { continue }
      if case .leaf = child {
        writer.append(attribute)
      } else if let part = part(of: attribute.value, at: child) {
        writer.append(attribute.nameText, part)
      }
    }
    return writer.item
  }

  /// nil where the value has nothing of what the tree names.
  private static func part(
    of value: EncodedValue, at tree: PathTree<Void>
  ) -> AttributeValue? {
    switch tree {
    case .leaf: return value.decoded
    case .names:
      guard value.kind == .m else { return nil }
      let part = part(of: value.content, at: tree)
      return part.isEmpty ? nil : .m(part)
    case .elements(let children):
      let parts = children.compactMap { child in
        value.element(at: child.index).flatMap { part(of: $0, at: child.tree) }
      }
      return parts.isEmpty ? nil : .l(parts)
    }
  }
}
