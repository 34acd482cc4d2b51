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
  private let checked: CheckedUpdate
  /// By their numbers.
  private let values: [AttributeValue]
  /// Whether it was AttributeUpdates, which say in other words what does not fit.
  private let isLegacy: Bool

  /// - Throws: ValidationException with the service's text.
  package init(parsing text: String, using placeholders: inout Placeholders) throws(DynamoDBError) {
    let (checked, values) = try CheckedUpdate.check(text, using: &placeholders)
    self.init(checked, values: values)
  }

  init(_ checked: CheckedUpdate, values: [AttributeValue], isLegacy: Bool = false) {
    self.checked = checked
    self.values = values
    self.isLegacy = isLegacy
  }

  /// Whether it does nothing but take away: then it makes no item where there is none (ScyllaDB's
  /// test_update_item_non_existent), while an update of nothing does.
  package var onlyRemoves: Bool { checked.onlyRemoves }

  /// The bytes that UpdateItem adds to the item it leaves, its key taken out, before it holds that
  /// against the limit of an item: 3, and for each action 19 where it writes a value, 2 where it takes
  /// one away, 1 more for an element of a list and 50 more for a sum.
  ///
  /// Source: Dynoxide, which measured it in eu-west-2; other operations do not count so.
  package var sizeAllowance: Int { checked.actions.reduce(3) { $0 + $1.sizeAllowance } }

  /// The attributes it changes, each once, in the order of the text.
  package var topLevelNames: [String] { checked.projection.topLevelNames }

  /// Those of them that it goes into: `a` of `a.b` and `a[0]`.
  package var nestedAttributeNames: [String] { checked.projection.nestedAttributeNames }

  /// The types that whole attributes get, where the text already tells them.
  package var knownKinds: [(name: String, kind: AttributeValue.Kind)] {
    checked.actions.compactMap { action in
      guard !action.path.isNested, let kind = action.change.knownKind(values) else { return nil }
      return (action.path.topLevelName, kind)
    }
  }

  /// The attributes into which right sides look: `a` of `SET b = a[0]`.
  package var nestedOperandNames: [String] { checked.nestedOperandNames }

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
    var edits: [Edit] = []
    edits.reserveCapacity(checked.actions.count)
    for action in checked.actions {
      let edit = try edit(action, in: item)
      if case .set(let value) = edit,
        action.path.elements.count + value.nestingDepth > AttributeValue.maximumDepth
      {
        throw .nestedTooDeep
      }
      edits.append(edit)
    }
    return try ItemEditor(edits: edits, isAbsent: isNew || item.isEmpty).edit(item, checked.tree)
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
    case .set(let operand): return .set(try operand.value(in: item, values))
    case .remove: return .remove
    case .add(let number):
      guard let old = action.path.value(in: item) else { return .set(values[number]) }
      guard old.kind == values[number].kind else { throw typeMismatch }
      return .set(try old.decoded.adding(values[number]))
    case .delete(let number):
      guard let old = action.path.value(in: item) else { return .remove }
      guard old.kind == values[number].kind else { throw typeMismatch }
      return try old.decoded.removing(values[number]).map(Edit.set) ?? .remove
    }
  }

  private var typeMismatch: DynamoDBError {
    isLegacy ? UpdateFailure.typeMismatch : UpdateFailure.wrongType
  }

  /// The parts of an item at the paths of the update: on the item before it UPDATED_OLD, on the item
  /// after it UPDATED_NEW.
  ///
  /// Paths are taken as they are in the text, so that after `REMOVE a[1]` the element that moved to
  /// `a[1]` is shown, and one that was appended is not (ScyllaDB's
  /// test_update_item_returnvalues_nested: DynamoDB does the same).
  package func updatedAttributes(in item: Item) -> Item { checked.projection(item) }
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
