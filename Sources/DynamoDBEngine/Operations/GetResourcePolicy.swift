import DynamoDBWire

/// Gives the policy of a table or a stream.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html>
struct GetResourcePolicy: Operation {
  static let name = "GetResourcePolicy"
  static let isRead = true

  let arn: String

  init(from parameters: inout Parameters) {
    arn = parameters.policyResource()
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    try database.checkPolicyResource(arn)
    guard let policy = database.policy(of: arn) else {
      throw DynamoDBError(
        "PolicyNotFoundException",
        "Resource-based policy not found for the provided ResourceArn: \(arn)")
    }
    return ["Policy": .string(policy.shownText), "RevisionId": .string(policy.revision)]
  }
}
