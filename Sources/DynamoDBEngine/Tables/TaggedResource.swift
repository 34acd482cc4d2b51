import DynamoDBWire

/// The table that an operation on tags names by its ARN.
struct TaggedResource: Sendable {
  let arn: String

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
  /// Which fault an ARN has decides the error, what it names before the account, the account before
  /// the region (ExtendDB pull request 227, July 2026). The texts for what is no ARN, for other
  /// accounts, for indexes and backups were seen in October 2026 (DDB-TABLE-011, 071, 442 and
  /// DDB-BACKUP-013); dynalite recorded the others.
  /// - Parameter operation: Its name, which messages tell.
  mutating func taggedResource(of operation: String) -> TaggedResource {
    guard let text = text("ResourceArn") else {
      report(.tableName, .validation("Invalid TableArn"))
      return TaggedResource(arn: "")
    }
    if !text.hasPrefix("arn:") {
      report(.tableName, .noARN(text))
    } else if let arn = ResourceARN(text), arn.service == "dynamodb" || arn.resource.contains("/") {
      checkTagged(arn)
    } else {
      report(
        .tableName,
        DynamoDBError(
          "AccessDeniedException",
          "User: arn:aws:iam::\(Database.account):root is not authorized to perform: "
            + "dynamodb:\(operation) on resource: \(text)"))
    }
    return TaggedResource(arn: text)
  }

  private mutating func checkTagged(_ arn: ResourceARN) {
    if arn.service != "dynamodb" {
      report(.tableName, .accessDenied)
    } else if arn.kind == .other || arn.kind == .backup {
      report(.combinations, .noResource(arn.text))
    } else if arn.tableName.utf8.count < 3 {
      report(.combinations, Self.invalidResource(arn.text))
    } else if arn.account != Database.account {
      report(.tableName, .accessDenied)
    } else if arn.region != Database.region {
      report(.combinations, Self.invalidResource(arn.text))
    } else if arn.kind == .index {
      report(.combinations, .noTableOrStream(arn.text))
    }
  }

  private static func invalidResource(_ arn: String) -> DynamoDBError {
    .validation("Invalid TableArn: Invalid ResourceArn provided as input \(arn)")
  }
}
