import DynamoDBWire

extension Parameters {
  /// The ARN of a backup that must be given. Which faults it can have, and that its region is not
  /// looked at beyond being one: DDB-BACKUP-012 and DDB-TABLE-457, October 2026. The account comes
  /// before the rest (ExtendDB pull request 231, July 2026).
  mutating func requiredBackupARN() -> String {
    guard let text = text("BackupArn") else {
      violation(nil, at: "backupArn", "Member must not be null")
      return ""
    }
    guard let arn = ResourceARN(text), arn.kind == .backup else {
      report(.operation, .validation("Invalid Backup ARN"))
      return text
    }
    if arn.account != Database.account || arn.region.isEmpty {
      report(.operation, .accessDenied)
    } else if arn.partition != "aws" || arn.service != "dynamodb"
      || !ResourceARN.regions.contains(arn.region)
    {
      report(.operation, .invalidRequest("BackupArn is not valid"))
    }
    return text
  }

  /// Where a page of backups begins: it need not be there, but must be of this region.
  mutating func exclusiveStartBackup() -> String? {
    guard let text = text("ExclusiveStartBackupArn") else { return nil }
    checkLength(of: text, at: "exclusiveStartBackupArn", 37...1024)
    if let arn = ResourceARN(text), arn.region != Database.region {
      // DDB-BACKUP-012, October 2026.
      report(
        .operation,
        .invalidRequest("The supplied ExclusiveStartBackupArn does not match the region"))
    }
    return text
  }

  /// A restore from elsewhere must say how its target is encrypted (DDB-TABLE-274, October 2026).
  mutating func checkRegion(ofSource text: String, _ restore: TableRestore) {
    guard let arn = ResourceARN(text), arn.region != Database.region else { return }
    if restore.encryption == nil {
      report(
        .operation,
        .invalidRequest("sseSpecificationOverride must be provided for cross-region restores"))
    }
  }
}

extension DynamoDBError {
  /// What operations on backups and their like say of parameters that do not go together.
  static func invalidRequest(_ detail: String) -> DynamoDBError {
    .validation("Invalid Request: \(detail)")
  }
}
