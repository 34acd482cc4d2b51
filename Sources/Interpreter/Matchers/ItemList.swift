import Documents
import Scenarios
import Templates

/// Items that must be there, no more and no fewer.
struct ItemList {
  static let shape = FieldShape.either([.list(of: .any), .template])

  private let wanted: [Wanted]
  private let span: Span

  /// Reads a list, or a template that gives one; nil where it is neither, which is noted.
  static func expected(_ node: Node, in context: LoadingContext) -> ExpectedValue? {
    switch node.value {
    case .list: return ExpectedValue(node, in: context)
    case .text(let text) where Template.isWritten(in: text):
      return context.template(node).map { .template($0) }
    default:
      context.problems.add(.expected(.list(of: .map), node))
      return nil
    }
  }

  init(
    _ expected: ExpectedValue, at span: Span, in bindings: any Bindings
  ) throws(Diagnostic) {
    let filled = try expected.fill(in: bindings)
    guard case .list(let wanted) = filled else {
      throw .error("expected a list of items, found \(filled)", at: span)
    }
    self.wanted = wanted
    self.span = span
  }

  func check(
    _ subject: String, _ items: [Value]?, isUnordered: Bool, isStrict: Bool
  ) -> Check {
    let differences =
      items.map {
        isUnordered
          ? unordered($0, at: subject, isStrict) : ordered($0, at: subject, isStrict)
      } ?? []
    var check = Check(
      subject: subject, expected: Self.counted(wanted.count),
      actual: items.map { Self.counted($0.count) } ?? "nothing",
      holds: items != nil && differences.isEmpty, span: span)
    if let items, !differences.isEmpty, items.count == wanted.count {
      check.actual += isUnordered ? ", not all of them these" : ", not all as expected"
    }
    check.differences = differences
    return check
  }

  private static func counted(_ count: Int) -> String { count == 1 ? "1 item" : "\(count) items" }

  private func ordered(_ items: [Value], at path: String, _ isStrict: Bool) -> [Difference] {
    Wanted.list(wanted).differences(from: .list(items), at: path, strict: isStrict)
  }

  /// Every wanted item gets an item of its own; what is left without one on either side differs.
  private func unordered(_ items: [Value], at path: String, _ isStrict: Bool) -> [Difference] {
    let index = ItemIndex(wanted, items)
    let all = Array(items.indices)
    let pairs = Assignment.pairs(rows: wanted.count, columns: items.count) { row in
      (index?.candidates(for: wanted[row]) ?? all).filter { column in
        wanted[row].matches(items[column], strict: isStrict)
      }
    }
    let taken = Set(pairs.compactMap { $0 })
    let missing = wanted.indices.filter { pairs[$0] == nil }
    let left = items.indices.filter { !taken.contains($0) }
    // One on each side: how they differ says more than that both are alone.
    if let row = missing.first, let column = left.first, missing.count == 1, left.count == 1 {
      return wanted[row].differences(
        from: items[column], at: "\(path)[\(row)]", strict: isStrict)
    }
    return missing.map {
      Difference(
        path: "\(path)[\($0)]", expected: wanted[$0].description, actual: "no such item")
    }
      + left.map { Difference(path: path, expected: "nothing more", actual: items[$0].text) }
  }
}
