import DynamoDBWire

/// A policy's text as the service reads it: what is wrong with it, and the form in which it is kept.
///
/// Texts: DDB-TABLE-211, 212, 356 and 457, October 2026.
struct PolicyDocument: Sendable {
  /// Source: PutResourcePolicy, API reference: 20 KB, which spaces count for too.
  static let maximumSize = 20 * 1024

  let members: JSON.Object
  let statements: [JSON.Object]

  /// - Parameter kind: Whether it is for a table or for a stream.
  init(_ text: String, for kind: ResourceARN.Kind) throws(DynamoDBError) {
    if text.utf8.count > Self.maximumSize {
      throw .invalidParameter("Maximum policy size of \(Self.maximumSize) bytes exceeded")
    }
    let json: JSON
    do throws(JSONParser.Failure) {
      json = try JSONParser.parse(Array(text.utf8))
    } catch {
      throw .invalidPolicy("This policy contains invalid Json")
    }
    if case .array = json { throw .invalidPolicy("This policy contains invalid Json") }
    guard let members = json.object else {
      throw .invalidPolicy("This text appears not to be a policy")
    }
    self.members = members
    statements = try Self.statements(of: members, in: text)
    for statement in statements { try Self.check(statement, for: kind) }
    let ids = statements.compactMap { $0["Sid"]?.string }
    if Set(ids.map { Array($0.utf8) }).count < ids.count {
      throw .invalidPolicy("The Statement Ids in the policy are not unique")
    }
    if statements.contains(where: Self.isUnbounded) {
      throw .validation(
        "Resource-based policy grants unbounded access in one or more elements. Please revise the "
          + "policy to ensure least-privilege form of access")
    }
  }

  private static func statements(
    of members: JSON.Object, in text: String
  ) throws(DynamoDBError) -> [JSON.Object] {
    switch members["Statement"] {
    case .object(let statement): return [statement]
    case .array(let elements):
      if elements.isEmpty {
        throw .invalidPolicy("Could not parse the policy: Statement is empty!")
      }
      return elements.map { $0.object ?? [:] }
    default:
      // Where the text ends: the reader of policies still waits for one.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      throw .invalidPolicy(
        "Syntax error at position (\(lines.count),\((lines.last?.count ?? 0) + 1))")
    }
  }

  private static func check(
    _ statement: JSON.Object, for kind: ResourceARN.Kind
  ) throws(DynamoDBError) {
    for field in ["Effect", "Principal", "Action", "Resource"]
    where statement[field] == nil && statement["Not\(field)"] == nil {
      throw .invalidPolicy("Missing required field \(field)")
    }
    let streamActions = ["describestream", "getrecords", "getsharditerator"]
    let unknown = (statement["Action"]?.texts ?? []).filter { action in
      kind == .table && streamActions.contains { action.lowercased() == "dynamodb:\($0)" }
    }
    if !unknown.isEmpty {
      throw .invalidPolicy(
        "The following action names are invalid: "
          + unknown.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    for text in statement["Resource"]?.texts ?? [] {
      guard let arn = ResourceARN(text), arn.service == "dynamodb" else { continue }
      let isOfStream = arn.kind == .stream
      if isOfStream != (kind == .stream), isOfStream || arn.kind == .table {
        throw .invalidPolicy("The relative-id \"\(arn.resource)\" is invalid for ARN \"\(text)\"")
      }
    }
  }

  /// Whether everybody is allowed something, without a condition.
  private static func isUnbounded(_ statement: JSON.Object) -> Bool {
    guard statement["Effect"]?.string?.lowercased() == "allow", statement["Condition"] == nil else {
      return false
    }
    let principal = statement["Principal"]
    return (principal?.texts ?? principal?["AWS"]?.texts ?? []).contains("*")
  }
}

extension JSON {
  /// A text or a list of texts, as policies have them in many places.
  fileprivate var texts: [String]? {
    string.map { [$0] } ?? array?.compactMap(\.string)
  }
}

extension DynamoDBError {
  fileprivate static func invalidPolicy(_ detail: String) -> DynamoDBError {
    .invalidParameter("Invalid policy document: \(detail)")
  }
}
