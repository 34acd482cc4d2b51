import DynamoDBWire

/// Keeps a policy for a table or a stream, in place of the one it has.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html>
struct PutResourcePolicy: Operation {
  static let name = "PutResourcePolicy"

  let arn: String
  let policy: String
  let expectedRevision: String?

  init(from parameters: inout Parameters) {
    let arn = parameters.policyResource()
    self.arn = arn
    let text = parameters.text("Policy")
    if text == nil { parameters.violation(nil, at: "policy", "Member must not be null") }
    policy = text.map { parameters.policy($0, of: arn) } ?? ""
    expectedRevision = parameters.expectedRevision()
    _ = parameters.flag("ConfirmRemoveSelfResourceAccess")
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    try database.checkPolicyResource(arn)
    try database.checkRevision(expectedRevision, of: arn)
    return ["RevisionId": .string(database.setPolicy(policy, of: arn))]
  }
}
