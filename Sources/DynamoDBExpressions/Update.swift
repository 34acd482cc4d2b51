package import DynamoDBWire

/// An UpdateExpression: SET, REMOVE, ADD and DELETE, applied at once.
///
/// Source: "Using update expressions in DynamoDB", Developer Guide.
///
/// ```swift
/// let update = try Update(parsing: "SET likes = likes + :one", using: &placeholders)
/// try update.apply(to: ["PK": "A", "likes": 4])  // {PK: "A", likes: 5}
/// ```
package struct Update: Sendable {
  private let actions: [UpdateAction]
  private let projection: Projection
  /// The error where an attribute has another type than what is to be added or deleted.
  private let typeMismatch: DynamoDBError

  private static let known = SyntaxCache<UpdateSyntax>()

  /// - Throws: ValidationException with the service's text.
  package init(parsing text: String, using placeholders: inout Placeholders) throws(DynamoDBError) {
    let syntax = try Self.known.syntax(of: text) { text throws(DynamoDBError) in
      var parser = try ExpressionParser(text, as: .update)
      let syntax = try parser.update()
      try parser.checkForm()
      try UpdateUsage.check(syntax)
      return syntax
    }
    var checker = UpdateChecker(placeholders)
    let actions = try checker.actions(syntax)
    placeholders = checker.placeholders
    self.init(actions, typeMismatch: UpdateFailure.wrongType)
  }

  init(_ actions: [UpdateAction], typeMismatch: DynamoDBError) {
    self.actions = actions
    self.typeMismatch = typeMismatch
    projection = Projection(actions.map(\.path))
  }

  /// Whether it does nothing but take away: then it makes no item where there is none (ScyllaDB's
  /// test_update_item_non_existent), while an update of nothing does.
  package var onlyRemoves: Bool {
    !actions.isEmpty && actions.allSatisfy(\.change.isRemoval)
  }

  /// The attributes it changes, each once, in the order of the text.
  package var topLevelNames: [String] { projection.topLevelNames }

  /// Those of them that it goes into: `a` of `a.b` and `a[0]`.
  package var nestedAttributeNames: [String] { projection.nestedAttributeNames }

  /// The types that whole attributes get, where the text already tells them.
  package var knownKinds: [(name: String, kind: AttributeValue.Kind)] {
    actions.compactMap { action in
      guard !action.path.isNested, let kind = action.change.knownKind else { return nil }
      return (action.path.topLevelName, kind)
    }
  }

  /// The attributes into which right sides look: `a` of `SET b = a[0]`.
  package var nestedOperandNames: [String] {
    actions.flatMap { action in
      if case .set(let operand) = action.change { operand.nestedNames } else { [String]() }
    }
  }

  /// The item after the update.
  ///
  /// All right sides are values of the item before. New attributes go to the end in the order of the
  /// text.
  ///
  /// - Parameters:
  ///   - item: Where there is none yet, its key, which right sides may refer to, or `Item.empty`.
  ///   - isNew: Whether there is none yet: `REMOVE a.b` then has nothing to do, while it is an error
  ///     where an item lacks `a`.
  package func apply(to item: Item, isNew: Bool = false) throws(DynamoDBError) -> Item {
    var places: [(path: DocumentPath, leaf: Edit)] = []
    for action in actions {
      let edit = try edit(action, in: item)
      if case .set(let value) = edit,
        action.path.elements.count + value.nestingDepth > AttributeValue.maximumDepth
      {
        throw .nestedTooDeep
      }
      places.append((action.path, edit))
    }
    return try item.edited(by: PathTree(places), isAbsent: isNew || item.isEmpty)
  }

  private func edit(_ action: UpdateAction, in item: Item) throws(DynamoDBError) -> Edit {
    let result = item.bytes.withUnsafeBytes { bytes -> Result<Edit, DynamoDBError> in
      do throws(DynamoDBError) {
        return .success(try edit(action, in: bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func edit(
    _ action: UpdateAction, in item: UnsafeRawBufferPointer
  ) throws(DynamoDBError) -> Edit {
    switch action.change {
    case .set(let operand): return .set(try operand.value(in: item))
    case .remove: return .remove
    case .add(let value):
      guard let old = action.path.value(in: item) else { return .set(value) }
      guard old.kind == value.kind else { throw typeMismatch }
      return .set(try old.decoded.adding(value))
    case .delete(let value):
      guard let old = action.path.value(in: item) else { return .remove }
      guard old.kind == value.kind else { throw typeMismatch }
      return try old.decoded.removing(value).map(Edit.set) ?? .remove
    }
  }

  /// The parts of an item at the paths of the update: on the item before it UPDATED_OLD, on the item
  /// after it UPDATED_NEW.
  ///
  /// Paths are taken as they are in the text, so that after `REMOVE a[1]` the element that moved to
  /// `a[1]` is shown, and one that was appended is not (ScyllaDB's
  /// test_update_item_returnvalues_nested: DynamoDB does the same).
  package func updatedAttributes(in item: Item) -> Item { projection(item) }
}

/// What becomes of one place of an item.
enum Edit: Sendable {
  case set(AttributeValue)
  case remove
}

extension AttributeValue {
  /// How many lists and maps stand around the innermost value; 0 for a value that is none.
  fileprivate var nestingDepth: Int {
    switch self {
    case .l(let elements): (elements.map { $0.nestingDepth + 1 }.max() ?? 0)
    case .m(let item): (item.map { $0.value.nestingDepth + 1 }.max() ?? 0)
    default: 0
    }
  }
}
