import DynamoDBWire

/// A policy of a table or a stream: kept, never enforced, for there are no users.
struct ResourcePolicy: Sendable {
  let text: String
  let revision: String

  /// Source: PutResourcePolicy, API reference: 20 KB.
  static let maximumSize = 20 * 1024

  /// The revision a request may expect where there must be no policy yet.
  static let none = "NO_POLICY"

  /// Texts of moto's tests, verified on the service; that of a table without a policy is our own.
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
      "Requested update for policy with revision id \(expected), but there is no policy associated "
        + "to target table \(table)."
    }
  }
}

extension Database {
  /// - Throws: ResourceNotFoundException where the ARN is neither of a table nor of a stream.
  func checkPolicyResource(_ arn: String) throws(DynamoDBError) {
    if arn.contains("/stream/") {
      _ = try stream(arn)
    } else {
      _ = try describedTable(Parameters.tableName(fromARN: arn) ?? arn)
    }
  }

  /// - Throws: PolicyNotFoundException where the policy has another revision.
  func checkRevision(_ expected: String?, of arn: String) throws(DynamoDBError) {
    guard let expected else { return }
    let revision = policies[arn]?.revision
    if !sameBytes(revision ?? ResourcePolicy.none, expected) {
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
    policiesPut += 1
    let revision = String(clock * 1000 + policiesPut)
    policies[arn] = ResourcePolicy(text: text, revision: revision)
    return revision
  }
}

extension Parameters {
  mutating func policyResource() -> String {
    let arn = text("ResourceArn")
    checkLength(of: arn, at: "resourceArn", 1...1283)
    if let arn, !arn.isEmpty, !arn.hasPrefix("arn:") || Self.tableName(fromARN: arn) == nil {
      report(.operation, .validation("Invalid ResourceArn: \(arn)"))
    }
    return arn ?? ""
  }

  mutating func expectedRevision() -> String? {
    let revision = text("ExpectedRevisionId")
    if revision != nil { checkLength(of: revision, at: "expectedRevisionId", 1...255) }
    return revision
  }

  /// A policy must be a JSON object with statements.
  mutating func policy(_ text: String) -> String {
    if text.utf8.count > ResourcePolicy.maximumSize {
      report(.operation, .validation("Resource policy size exceeds the limit of 20 KB"))
    }
    let json = try? JSONParser.parse(Array(text.utf8))
    if json?["Statement"] == nil {
      report(.operation, .validation("Invalid policy document: Statement is missing"))
    }
    return text
  }
}
