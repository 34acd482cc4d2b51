import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Sends one raw DynamoDB operation, in the API's own JSON, written as YAML.
///
/// ```yaml
/// - request:
///     Query: { TableName: twitter, KeyConditionExpression: 'PK = :pk', … }
///   pages: all
/// ```
struct RequestStep: Step {
  static let keyword = "request"
  static let summary = "Sends one raw DynamoDB operation: OperationName: {body}."
  static let shape = FieldShape.single(
    "request",
    OperationName.all.map { name in
      FieldDescription(
        name: name, shape: .either([.map, .nothing]), summary: "The input of \(name).")
    })
  static let pages = Field(
    "pages", FieldType<String>.choice(["all"]), "Follows the pages to the end and joins the items.")
  static let keys = [pages.description]

  private let operation: String
  private let body: Template?
  private let takesAllPages: Bool
  private let span: Span

  var title: String { operation }
  var described: String { operation }
  var gives: [ResultField] { OperationResult.fields(of: operation) + [.error, .responses] }

  init?(from fields: inout Fields, in context: LoadingContext) {
    guard let node = fields.takeEntry(Self.keyword)?.value else { return nil }
    let pages = fields.remaining.first { $0.key == Self.pages.name }
    takesAllPages = fields.take(Self.pages) != nil
    guard case .map(let entries) = node.value, let entry = entries.first, entries.count == 1 else {
      context.problems.add(
        .error(
          "'request' needs one operation and its body", at: node.span,
          label: "such as 'GetItem: { TableName: …, Key: … }'"))
      return nil
    }
    operation = entry.key
    span = entry.keySpan
    let isKnown = OperationName.all.contains(entry.key)
    if !isKnown {
      context.problems.add(
        .unknown("DynamoDB operation", entry.key, among: OperationName.all, at: entry.keySpan))
    } else if takesAllPages, !OperationName.paged.contains(where: { $0.operation == entry.key }) {
      let paged = OperationName.paged.map(\.operation).joined(separator: ", ")
      context.problems.add(
        .error("\(entry.key) has no pages", at: pages?.keySpan, label: "these have: \(paged)"))
    }
    switch entry.value.value {
    case .null: body = nil
    case .map: body = context.template(entry.value, reading: .request)
    default:
      body = nil
      context.problems.add(
        .error(
          "the body of \(entry.key) must be a map, found \(entry.value.kind)", at: entry.value.span)
      )
    }
    guard isKnown else { return nil }
  }

  func run(in context: any StepContext) async throws(StepFailure) -> Outcome {
    var call = Call(operation, [:])
    do {
      // Null stands for nothing, and clients take no null for a member.
      let filled = try body?.fillRequest(in: context.bindings).object ?? [:]
      call.body = JSON.Object(uniqueMembers: filled.members.filter { $0.value != .null })
    } catch {
      throw .fault(error)
    }
    do {
      let answer = try await context.play.database.send(call)
      var outcome = try OperationResult.outcome(of: call, answer)
      if takesAllPages { try await follow(call, answer, &outcome, context.play.database) }
      return outcome
    } catch {
      throw StepFailure(error)
    }
  }

  /// Sends the call again from where each page ended, and joins what the pages give.
  private func follow(
    _ first: Call, _ answer: Answer, _ outcome: inout Outcome, _ database: any DynamoDB
  ) async throws(DynamoDBError) {
    guard let names = OperationName.paged.first(where: { $0.operation == operation }) else {
      return
    }
    var call = first
    var next = answer.body[names.answer]
    while let start = next {
      call.body[names.request] = start
      let answer = try await database.send(call)
      let page = try OperationResult.outcome(of: call, answer)
      outcome.items = outcome.items.map { $0 + (page.items ?? []) } ?? page.items
      outcome.count = outcome.count.map { $0 + (page.count ?? 0) }
      outcome.scannedCount = outcome.scannedCount.map { $0 + (page.scannedCount ?? 0) }
      next = answer.body[names.answer]
    }
  }
}
