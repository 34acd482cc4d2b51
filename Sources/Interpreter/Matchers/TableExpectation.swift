import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// `table: { name, count, items }`: the whole table after the step.
///
/// `name` may be left out where the model has one table. The items may stand in any order, since a
/// table has none.
struct TableExpectation: Expectation {
  static let key = "table"
  static let worksInPatterns = false
  static let summary = "The whole table after the step: name, count, items."
  static let tableName = Field(
    "name", FieldType<Node>.node(shaped: .text), "Which table, where the model has several.")
  static let itemCount = Field(
    "count", FieldType<Node>.node(shaped: .comparison), "How many items it holds.")
  static let allItems = Field(
    "items", FieldType<Node>.node(shaped: ItemList.shape),
    "All its items, in any order, each as a subset.")
  static let shape = FieldShape.fields(
    "table", [tableName.description, itemCount.description, allItems.description])

  private let name: Template?
  private let onlyTable: String
  private let count: ExpectedNumber?
  private let items: (expected: ExpectedValue, span: Span)?
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard var inner = fields.takeFields(Self.key) else { return nil }
    span = inner.span
    let tables = (context.model?.tables ?? []).compactMap { $0["TableName"]?.string }
    if !inner.has("name"), tables.count != 1, !context.isModelWrong {
      context.problems.add(
        .error(
          "which table? The model has \(tables.isEmpty ? "none" : "several")", at: span,
          label: "give 'name'"))
    }
    onlyTable = tables.first ?? ""
    if let node = inner.take(Self.tableName) {
      if node.text == nil { context.problems.add(.expected(.text, node)) }
      name = context.template(node)
    } else {
      name = nil
    }
    count = inner.take(Self.itemCount).flatMap { ExpectedNumber($0, in: context) }
    items = inner.take(Self.allItems).flatMap { node in
      ItemList.expected(node, in: context).map { ($0, node.span) }
    }
    inner.finish()
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    guard let snapshot = evidence.snapshot else {
      throw .error("this database does not tell what is in a table", at: span)
    }
    var table = onlyTable
    if case .text(let text)? = try name?.fill(in: evidence.bindings) { table = text }
    guard let state = snapshot.tables.first(where: { sameBytes($0.name, table) }) else {
      return [
        Check(
          subject: Self.key, expected: "the table '\(table)'", actual: "no such table",
          holds: false, span: span)
      ]
    }
    var checks: [Check] = []
    if let count {
      checks.append(
        try count.check("\(Self.key).count", Number(state.itemCount), in: evidence.bindings))
    }
    if let items {
      let list = try ItemList(items.expected, at: items.span, in: evidence.bindings)
      let actual = state.items().map { Value($0) }
      checks.append(
        list.check("\(Self.key).items", actual, isUnordered: true, isStrict: false))
    }
    return checks
  }
}
