import Documents

extension Expression {
  /// What a comparison that does not hold compares, with both sides computed: `3 == 2`.
  ///
  /// Of conditions joined by `&&` the first that does not hold. nil for what is no comparison, and
  /// where a side cannot be computed; paths that lead nowhere are null.
  package func failedComparison(in bindings: any Bindings) -> String? {
    Self.failedComparison(tree, Evaluator(node: node, bindings: bindings, missing: .isNull))
  }

  private static func failedComparison(_ tree: Tree, _ evaluator: Evaluator) -> String? {
    switch tree.kind {
    case .binary(.and, let left, let right):
      let holds = (try? evaluator.value(of: left))?.isTrue ?? false
      return failedComparison(holds ? right : left, evaluator)
    case .binary(let operation, let left, let right) where operation.compares:
      guard let left = try? evaluator.value(of: left), let right = try? evaluator.value(of: right)
      else { return nil }
      return "\(left) \(operation.rawValue) \(right)"
    default: return nil
    }
  }
}

extension Operator {
  fileprivate var compares: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .or, .and, .plus, .minus, .times, .divided: false
    }
  }
}
