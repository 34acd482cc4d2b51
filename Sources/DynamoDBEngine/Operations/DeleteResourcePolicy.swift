import DynamoDBWire

/// Takes the policy from a table or a stream; where there is none, nothing happens.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html>
struct DeleteResourcePolicy: Operation {
  static let name = "DeleteResourcePolicy"

  let arn: String
  let expectedRevision: String?

  init(from parameters: inout Parameters) {
    arn = parameters.policyResource()
    expectedRevision = parameters.expectedRevision()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    try database.checkPolicyResource(arn)
    try database.checkRevision(expectedRevision, of: arn)
    return JSON.Object().with("RevisionId", database.deletePolicy(of: arn).map(JSON.string))
  }
}
