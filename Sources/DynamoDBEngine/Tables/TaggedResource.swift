import DynamoDBWire

/// The table that an operation on tags names by its ARN.
struct TaggedResource: Sendable {
  let arn: String

  /// Source: "Tagging restrictions in DynamoDB", Developer Guide.
  static let maximumTags = 50
  static let tooManyTags = DynamoDBError.validation(
    "Number of tags exceeded the maximum number of tags allowed: \(maximumTags)")

  func table(of database: Database) throws(DynamoDBError) -> Table {
    guard let name = Parameters.tableName(fromARN: arn), let table = database.tablesByName[name],
      !arn.contains("/stream/")
    else {
      throw .resourceNotFound("Requested resource not found: ResourceArn: \(arn) not found")
    }
    return table
  }
}

extension Parameters {
  /// Which fault an ARN has decides the error, the account before the region (ExtendDB pull request
  /// 227, July 2026). The texts for what is no ARN and for other accounts were seen in October 2026
  /// (findings DDB-TABLE-011 and 071 of a laboratory of the ACK controller for DynamoDB); dynalite
  /// recorded the others.
  /// - Parameter operation: Its name, which messages tell.
  mutating func taggedResource(of operation: String) -> TaggedResource {
    guard let arn = text("ResourceArn") else {
      report(.tableName, .validation("Invalid TableArn"))
      return TaggedResource(arn: "")
    }
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    if !arn.hasPrefix("arn:") {
      report(.tableName, .invalidParameter("ARNs must start with 'arn:': \(arn)"))
    } else if parts.count < 6 || !parts[5].contains("/") {
      report(
        .tableName,
        DynamoDBError(
          "AccessDeniedException",
          "User: arn:aws:iam::\(Database.account):root is not authorized to perform: "
            + "dynamodb:\(operation) on resource: \(arn)"))
    } else if parts[2] != "dynamodb" {
      report(.tableName, .accessDenied)
    } else if (Self.tableName(fromARN: arn)?.utf8.count ?? 0) < 3 || arn.contains("/index/") {
      report(.combinations, Self.invalidResource(arn))
    } else if parts[4] != Database.account {
      report(.tableName, .accessDenied)
    } else if parts[3] != Database.region {
      report(.combinations, Self.invalidResource(arn))
    }
    return TaggedResource(arn: arn)
  }

  private static func invalidResource(_ arn: String) -> DynamoDBError {
    .validation("Invalid TableArn: Invalid ResourceArn provided as input \(arn)")
  }

  mutating func tags() -> [TableSettings.Tag] {
    (list("Tags") ?? []).enumerated().map { index, element in
      inside(element.object ?? [:], at: "tags.\(index + 1).member") { inner in
        let key = inner.text("Key")
        let value = inner.text("Value")
        inner.checkTag(key, "key", length: 1...128)
        inner.checkTag(value, "value", length: 0...256)
        return TableSettings.Tag(key: key ?? "", value: value ?? "")
      }
    }
  }

  private mutating func checkTag(_ text: String?, _ path: String, length: ClosedRange<Int>) {
    guard let text else {
      violation(nil, at: path, "Member must not be null")
      return
    }
    // Source: "Tagging restrictions in DynamoDB", Developer Guide.
    let isAllowed = text.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.isAlphabetic || properties.numericType != nil || properties.isWhitespace
        || "+-=._:/@".unicodeScalars.contains(scalar)
    }
    if !isAllowed {
      report(
        .operation,
        .validation("Tag \(path) contains characters that are not allowed: \(text)"))
    }
    if text.count < length.lowerBound {
      violation(
        text, at: path, "Member must have length greater than or equal to \(length.lowerBound)")
    }
    if text.count > length.upperBound {
      violation(
        text, at: path, "Member must have length less than or equal to \(length.upperBound)")
    }
  }
}

extension DynamoDBError {
  /// What belongs to another account or service.
  static var accessDenied: DynamoDBError {
    DynamoDBError("AccessDeniedException", "Access is denied")
  }
}
