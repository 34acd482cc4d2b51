import DynamoDBWire

/// A policy of a table or a stream: kept, never enforced, for there are no users.
struct ResourcePolicy: Sendable {
  /// In its canonical form, but without a version that the request did not give; empty where it was
  /// deleted, which has a revision too.
  let text: String
  let revision: String

  var isDeleted: Bool { text.isEmpty }

  /// The revision a request may expect where there must be no policy yet.
  static let none = "NO_POLICY"

  /// As it is given back: a policy without a version has the first one. That it has none still tells
  /// it from one that says so (DDB-TABLE-354, October 2026).
  var shownText: String {
    let json = try? JSONParser.parse(Array(text.utf8))
    guard let members = json?.object, members["Version"] == nil else { return text }
    var document: JSON.Object = ["Version": "2008-10-17"]
    for (name, value) in members.members { document[name] = value }
    return JSON.object(document).text
  }

  /// Texts of moto's tests, verified on the service; that of a table without a policy was seen in
  /// October 2026 (DDB-TABLE-205).
  ///
  /// - Parameter revision: That of the policy there is.
  static func refusal(of expected: String, revision: String?, table: String) -> String {
    switch revision {
    case let revision? where sameBytes(expected, none):
      "Requested policy update expecting none to be present for table \(table), but a policy exists "
        + "with revision id \(revision)."
    case let revision?:
      "Requested update for policy with revision id \(expected), but the policy associated to target "
        + "table \(table) has revision id \(revision)."
    case nil:
      "Requested update for policy with revision id \(expected), but table \(table) has no "
        + "associated policy."
    }
  }
}

extension Database {
  /// - Throws: ResourceNotFoundException where the ARN is neither of a table nor of a stream.
  func checkPolicyResource(_ arn: String) throws(DynamoDBError) {
    guard let resource = ResourceARN(arn), resource.kind == .stream else {
      _ = try describedTable(Parameters.tableName(fromARN: arn) ?? arn)
      return
    }
    if !streams.contains(where: { sameBytes($0.arn, arn) }) {
      throw .resourceNotFound(
        "Requested resource not found: Stream: \(resource.label) not found for Table: "
          + resource.tableName)
    }
  }

  /// The policy that there is.
  func policy(of arn: String) -> ResourcePolicy? {
    policies[arn].flatMap { $0.isDeleted ? nil : $0 }
  }

  /// - Throws: PolicyNotFoundException where the policy has another revision.
  func checkRevision(_ expected: String?, of arn: String) throws(DynamoDBError) {
    guard let expected else { return }
    let revision = policies[arn]?.revision
    let isAsExpected =
      sameBytes(expected, ResourcePolicy.none)
      ? policy(of: arn) == nil : revision.map { sameBytes($0, expected) } ?? false
    if !isAsExpected {
      let table = Parameters.tableName(fromARN: arn) ?? arn
      throw DynamoDBError(
        "PolicyNotFoundException",
        "Resource-based policy not found for the provided ResourceArn: "
          + ResourcePolicy.refusal(of: expected, revision: revision, table: table))
    }
  }

  /// - Returns: The revision: the same one where the policy stays the same.
  mutating func setPolicy(_ text: String, of arn: String) -> String {
    if let policy = policies[arn], sameBytes(policy.text, text) { return policy.revision }
    return replacePolicy(with: text, of: arn)
  }

  /// - Returns: The revision of the policy that is gone; of its deletion where it was gone before, and
  ///   nil where there never was one (DDB-TABLE-205, October 2026).
  mutating func deletePolicy(of arn: String) -> String? {
    guard let policy = policies[arn] else { return nil }
    if !policy.isDeleted { _ = replacePolicy(with: "", of: arn) }
    return policy.revision
  }

  private mutating func replacePolicy(with text: String, of arn: String) -> String {
    policiesPut += 1
    let revision = String(clock * 1000 + policiesPut)
    policies[arn] = ResourcePolicy(text: text, revision: revision)
    return revision
  }
}

extension Parameters {
  /// Which faults an ARN can have: DDB-TABLE-212, October 2026.
  mutating func policyResource() -> String {
    let text = text("ResourceArn")
    checkLength(of: text, at: "resourceArn", 1...1283)
    guard let text, !text.isEmpty else { return "" }
    guard text.isARN else {
      report(.operation, .noARN(text))
      return text
    }
    guard let arn = ResourceARN(text), arn.service == "dynamodb", arn.kind != .other,
      arn.kind != .backup
    else {
      report(.operation, .noResource(text))
      return text
    }
    if arn.account != Database.account {
      report(.operation, .otherAccount)
    } else if !arn.isHere {
      report(.operation, .invalidParameter("Invalid resource Arn: \(text)"))
    } else if arn.kind == .index {
      report(.operation, .noTableOrStream(text))
    }
    return text
  }

  mutating func expectedRevision() -> String? {
    let revision = text("ExpectedRevisionId")
    if revision != nil { checkLength(of: revision, at: "expectedRevisionId", 1...255) }
    return revision
  }

  /// - Parameter arn: What the policy is of; nil for the table that the request creates.
  /// - Returns: Its canonical form.
  mutating func policy(_ text: String, of arn: String? = nil) -> String {
    do throws(DynamoDBError) {
      let kind = arn.flatMap(ResourceARN.init)?.kind ?? .table
      return try PolicyDocument(text, for: kind).canonicalText
    } catch {
      report(.operation, error)
      return text
    }
  }
}
