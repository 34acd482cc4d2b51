import DynamoDBWire

/// One checked action of an update.
struct UpdateAction: Sendable {
  enum Change: Sendable {
    case set(UpdateOperand)
    case remove
    /// The number of a value, as in `UpdateOperand.constant`.
    case add(Int)
    case delete(Int)

    var isRemoval: Bool {
      switch self {
      case .set, .add: false
      case .remove, .delete: true
      }
    }

    /// See `Update.sizeAllowance`.
    var sizeAllowance: Int {
      switch self {
      case .set(let operand): operand.isArithmetic ? 69 : 19
      case .add: 19
      case .remove, .delete: 2
      }
    }

    /// The type of the value it brings, where the text tells it.
    func knownKind(_ values: [AttributeValue]) -> AttributeValue.Kind? {
      switch self {
      case .set(let operand): operand.knownKind(values)
      case .remove: nil
      case .add(let number), .delete(let number): values[number].kind
      }
    }
  }
  let path: DocumentPath
  let change: Change

  /// See `Update.sizeAllowance`; one more where the value goes into an element of a list.
  var sizeAllowance: Int {
    guard !change.isRemoval, case .index = path.elements.last else { return change.sizeAllowance }
    return change.sizeAllowance + 1
  }
}

/// The right side of SET.
indirect enum UpdateOperand: Sendable {
  case path(DocumentPath)
  /// The number of a value of the request.
  case constant(Int)
  case ifNotExists(DocumentPath, UpdateOperand)
  case listAppend(UpdateOperand, UpdateOperand)
  case sum(UpdateOperand, UpdateOperand)
  case difference(UpdateOperand, UpdateOperand)

  /// The type where the text already tells it.
  func knownKind(_ values: [AttributeValue]) -> AttributeValue.Kind? {
    switch self {
    case .path, .ifNotExists: nil
    case .constant(let number): values[number].kind
    case .listAppend: .l
    case .sum, .difference: .n
    }
  }

  var isArithmetic: Bool {
    switch self {
    case .sum, .difference: true
    default: false
    }
  }

  /// The attributes of the paths in it that go into one.
  var nestedNames: [String] {
    switch self {
    case .path(let path): path.isNested ? [path.topLevelName] : []
    case .constant: []
    case .ifNotExists(let path, let other):
      (path.isNested ? [path.topLevelName] : []) + other.nestedNames
    case .listAppend(let left, let right), .sum(let left, let right),
      .difference(let left, let right):
      left.nestedNames + right.nestedNames
    }
  }
}

extension UpdateOperand {
  /// - Throws: ValidationException where the item lacks an attribute or has it in another type.
  func value(
    in item: UnsafeRawBufferPointer, _ values: [AttributeValue]
  ) throws(DynamoDBError) -> AttributeValue {
    switch self {
    case .path(let path):
      guard let value = path.value(in: item) else { throw UpdateFailure.missingAttribute }
      return value.decoded
    case .constant(let number): return values[number]
    case .ifNotExists(let path, let other):
      if let value = path.value(in: item) { return value.decoded }
      return try other.value(in: item, values)
    case .listAppend(let left, let right):
      let leftValue = try left.value(in: item, values)
      let rightValue = try right.value(in: item, values)
      guard case .l(let first) = leftValue, case .l(let second) = rightValue else {
        throw UpdateFailure.wrongType
      }
      return .l(first + second)
    case .sum(let left, let right):
      return .n(try left.number(in: item, values).plus(try right.number(in: item, values)))
    case .difference(let left, let right):
      return .n(try left.number(in: item, values).plus(-(try right.number(in: item, values))))
    }
  }

  private func number(
    in item: UnsafeRawBufferPointer, _ values: [AttributeValue]
  ) throws(DynamoDBError) -> Number {
    guard case .n(let number) = try value(in: item, values) else { throw UpdateFailure.wrongType }
    return number
  }
}

extension AttributeValue {
  /// ADD: the sum of numbers, the union of sets of one type; lists, which only AttributeUpdates can
  /// add, one behind the other (ScyllaDB's test_update_item_add).
  func adding(_ other: AttributeValue) throws(DynamoDBError) -> AttributeValue {
    switch (self, other) {
    case (.n(let a), .n(let b)): return .n(try a.plus(b))
    case (.ss(let a), .ss(let b)): return .ss(a.union(b))
    case (.ns(let a), .ns(let b)): return .ns(a.union(b))
    case (.bs(let a), .bs(let b)): return .bs(a.union(b))
    case (.l(let a), .l(let b)): return .l(a + b)
    default: throw UpdateFailure.wrongType
    }
  }

  /// DELETE: the set without the other's elements; nil where none is left, since there are no empty
  /// sets.
  func removing(_ other: AttributeValue) throws(DynamoDBError) -> AttributeValue? {
    switch (self, other) {
    case (.ss(let a), .ss(let b)): return a.subtracting(b).nonEmpty.map(AttributeValue.ss)
    case (.ns(let a), .ns(let b)): return a.subtracting(b).nonEmpty.map(AttributeValue.ns)
    case (.bs(let a), .bs(let b)): return a.subtracting(b).nonEmpty.map(AttributeValue.bs)
    default: throw UpdateFailure.wrongType
    }
  }
}

extension AttributeSet {
  fileprivate var nonEmpty: AttributeSet? { count == 0 ? nil : self }
}

extension Number {
  fileprivate func plus(_ other: Number) throws(DynamoDBError) -> Number {
    do throws(ParsingError) {
      return try adding(other)
    } catch {
      throw error.error(for: "")
    }
  }
}

/// Why an update cannot be applied to an item.
enum UpdateFailure {
  static var missingAttribute: DynamoDBError {
    .validation("The provided expression refers to an attribute that does not exist in the item")
  }
  static var invalidPath: DynamoDBError {
    .validation("The document path provided in the update expression is invalid for update")
  }
  static var wrongType: DynamoDBError {
    .validation("An operand in the update expression has an incorrect data type")
  }
  /// What AttributeUpdates say instead; the text as dynalite recorded it.
  static var typeMismatch: DynamoDBError {
    .validation("Type mismatch for attribute to update")
  }
}
