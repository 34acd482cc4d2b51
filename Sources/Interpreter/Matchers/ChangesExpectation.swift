import Documents
import DynamoDBWire
import Scenarios

/// `changes: none` or `changes: { added, changed, removed }`: the net difference of items over all
/// tables; a key that is left out is not compared.
struct ChangesExpectation: Expectation {
  static let key = "changes"
  static let worksInPatterns = false
  static let summary =
    "The net difference of items over all tables: none, or added, changed, removed."

  static let added = number("added", "Items that were not there before.")
  static let changed = number("changed", "Items that were there and are others now.")
  static let removed = number("removed", "Items that are gone.")
  static let shape = FieldShape.either([
    .choice(["none"]), .fields("changes", kinds.map(\.description)),
  ])

  private static let kinds = [added, changed, removed]
  /// nil where there must be none at all.
  private let expected: [(name: String, number: ExpectedNumber)]?
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let node = fields.take(Self.key, as: .node) else { return nil }
    span = node.span
    if node.text == "none" {
      expected = nil
      return
    }
    guard case .map = node.value else {
      var error = Diagnostic.expected(.map, node)
      error.label = "'none', or { added: …, changed: …, removed: … }"
      context.problems.add(error)
      return nil
    }
    var inner = Fields(node, of: "'changes'", known: Self.kinds.map(\.name), into: context.problems)
    var expected: [(name: String, number: ExpectedNumber)] = []
    for kind in Self.kinds {
      guard let node = inner.take(kind) else { continue }
      if let number = ExpectedNumber(node, in: context) { expected.append((kind.name, number)) }
    }
    inner.finish()
    self.expected = expected
  }

  private static func number(_ name: String, _ summary: String) -> Field<Node> {
    Field(name, FieldType<Node>.node(shaped: .comparison), summary)
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    guard let changes = evidence.changes else {
      throw .error("this database does not tell what changed", at: span)
    }
    let counts = ChangeCounts(changes)
    guard let expected else {
      return [
        Check(
          subject: Self.key, expected: "none", actual: counts.description, holds: counts.isNone,
          span: span)
      ]
    }
    var checks: [Check] = []
    for (name, number) in expected {
      checks.append(
        try number.check(
          "\(Self.key).\(name)", Number(counts[name]), in: evidence.bindings))
    }
    return checks
  }
}

/// How many items came, changed and went.
private struct ChangeCounts: CustomStringConvertible {
  private var added = 0
  private var changed = 0
  private var removed = 0

  init(_ changes: [TableChange]) {
    for change in changes.flatMap(\.items) {
      switch change {
      case .added: added += 1
      case .changed: changed += 1
      case .removed: removed += 1
      }
    }
  }

  var isNone: Bool { added + changed + removed == 0 }

  subscript(name: String) -> Int {
    switch name {
    case "added": added
    case "changed": changed
    default: removed
    }
  }

  var description: String {
    isNone ? "none" : "\(added) added, \(changed) changed, \(removed) removed"
  }
}
