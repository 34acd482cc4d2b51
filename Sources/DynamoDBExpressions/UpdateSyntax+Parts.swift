/// What occurs anywhere in an update, in the order of the text.
extension UpdateSyntax {
  var paths: [PathSyntax] {
    actions.flatMap { action in
      [action.target]
        + action.operands.flatMap(\.parts).compactMap { operand in
          if case .path(let path) = operand { path } else { nil }
        }
    }
  }

  /// The `:values`.
  var valueKeys: [String] {
    actions.flatMap { $0.operands.flatMap(\.parts) }.compactMap { operand in
      if case .value(let key) = operand { key } else { nil }
    }
  }

  /// Outer functions before those in their operands.
  var functions: [FunctionSyntax] {
    actions.flatMap { $0.operands.flatMap(\.parts) }.compactMap { operand in
      if case .function(let function) = operand { function } else { nil }
    }
  }
}

extension UpdateActionSyntax {
  /// The path that is changed.
  var target: PathSyntax {
    switch self {
    case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
    }
  }

  fileprivate var operands: [OperandSyntax] {
    switch self {
    case .remove: []
    case .add(_, let key), .delete(_, let key): [.value(key)]
    case .set(_, .operand(let operand)): [operand]
    case .set(_, .sum(let left, let right)), .set(_, .difference(let left, let right)):
      [left, right]
    }
  }
}

extension OperandSyntax {
  /// The operand, and all inside it.
  fileprivate var parts: [OperandSyntax] {
    guard case .function(let function) = self else { return [self] }
    return [self] + function.arguments.flatMap(\.parts)
  }
}
