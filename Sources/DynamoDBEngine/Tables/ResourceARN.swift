import DynamoDBWire

/// An ARN that a request names a table, a stream or a backup by, in its parts.
struct ResourceARN: Sendable {
  enum Kind: Sendable, Equatable {
    case table
    case stream
    case index
    case backup
    case other
  }

  let text: String
  let partition: Substring
  let service: Substring
  let region: Substring
  let account: Substring
  /// What stands after the account: `table/NAME/stream/LABEL`.
  let resource: Substring

  /// nil where the text has not the six parts of an ARN.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    self.text = text
    (partition, service, region, account, resource) = (
      parts[1], parts[2], parts[3], parts[4], parts[5]
    )
  }

  private var segments: [Substring] {
    resource.split(separator: "/", omittingEmptySubsequences: false)
  }

  var kind: Kind {
    let segments = segments
    guard segments.first == "table" else { return .other }
    switch (segments.count, segments.count > 2 ? segments[2] : "") {
    case (2, _): return .table
    case (4, "stream"): return .stream
    case (4, "index"): return .index
    case (4, "backup"): return .backup
    default: return .other
    }
  }

  /// The table that it is or belongs to.
  var tableName: String {
    let segments = segments
    return segments.first == "table" && segments.count > 1 ? String(segments[1]) : ""
  }

  /// The label of a stream, the name of an index, the id of a backup.
  var label: String {
    let segments = segments
    return segments.count == 4 ? String(segments[3]) : ""
  }

  /// Whether it lies where this database does.
  var isHere: Bool { partition == "aws" && region == Database.region }
}

extension ResourceARN {
  /// The regions of the partition `aws`. Source: AWS Regions, AWS General Reference.
  static let regions = Set(
    """
    af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 \
    ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 \
    ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 \
    eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 \
    mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
    """.split(separator: " "))
}

extension DynamoDBError {
  /// What belongs to another account or service.
  static var accessDenied: DynamoDBError {
    DynamoDBError("AccessDeniedException", "Access is denied")
  }

  /// A text that is no ARN where one must stand (DDB-TABLE-071 and 212, October 2026).
  static func noARN(_ text: String) -> DynamoDBError {
    .invalidParameter("ARNs must start with 'arn:': \(text)")
  }

  /// DDB-TABLE-212 and DDB-BACKUP-013, October 2026.
  static func noResource(_ arn: String) -> DynamoDBError {
    .invalidParameter("Provided Arn is not a DynamoDB resource arn: \(arn)")
  }

  /// An index, which has neither tags nor a policy (DDB-TABLE-212 and 442, October 2026).
  static func noTableOrStream(_ arn: String) -> DynamoDBError {
    .invalidParameter(
      "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: "
        + arn)
  }

  /// Operations that look at the account themselves (DDB-TABLE-212 and 272, October 2026).
  static var otherAccount: DynamoDBError {
    .validation(
      "This action is only supported by accounts that match the resource owner’s account.")
  }
}
