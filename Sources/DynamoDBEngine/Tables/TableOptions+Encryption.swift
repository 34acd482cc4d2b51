import DynamoDBWire

/// SSESpecification: with which key a table is encrypted. Texts: DDB-TABLE-031, 036, 044, 082 and
/// 457, October 2026.
extension Parameters {
  mutating func encryption() -> JSON.Object? {
    guard let specification = object("SSESpecification") else { return nil }
    inside(specification, at: "sSESpecification") { inner in
      let type = inner.text("SSEType")
      if let type, !["AES256", "KMS"].contains(type) {
        inner.violation(
          type, at: "sSEType", "Member must satisfy enum value set: [AES256, KMS]")
      }
      let key = inner.text("KMSMasterKeyId")
      if key?.isEmpty == true {
        inner.violation(
          "", at: "kMSMasterKeyId", "Member must have length greater than or equal to 1")
      }
      if let fault = Self.fault(isOff: inner.flag("Enabled") == false, type: type, key: key) {
        inner.report(.operation, .invalidParameter(fault))
      }
    }
    return specification
  }

  private static func fault(isOff: Bool, type: String?, key: String?) -> String? {
    if isOff, type != nil { return "SSEType can not be specified if Enabled is false" }
    if isOff, key != nil { return "KMSMasterKeyId can not be specified if Enabled is false" }
    if type == "AES256" { return "SSEType AES256 is not supported" }
    if key != nil, type == nil { return "SSEType KMS is required if KMSMasterKeyId is specified" }
    return nil
  }
}

extension TableOptions {
  /// Whether with a key that is not the service's own. What only names the type switches it on as
  /// well; an empty specification does not.
  var isEncrypted: Bool { encryption?["Enabled"]?.bool ?? (encryption?["SSEType"] != nil) }
}

extension Table {
  /// Refuses an encryption that the table already has. Only the key's ARN is compared: the same key
  /// by its id or an alias is encrypted with anew.
  func refuseSame(_ asked: TableOptions) throws(DynamoDBError) {
    if !asked.isEncrypted, !settings.options.isEncrypted {
      throw .invalidParameter("Table is already encrypted by default")
    }
    if asked.isEncrypted, settings.options.isEncrypted,
      let key = asked.encryption?["KMSMasterKeyId"]?.string, key == encryptionKey
    {
      throw .invalidParameter(
        "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you "
          + "want to change Master Key")
    }
  }

  /// The ARN of the key; one that is only known by an alias has the table's id.
  private var encryptionKey: String {
    let key = settings.options.encryption?["KMSMasterKeyId"]?.string ?? "alias/aws/dynamodb"
    if key.isARN, !key.contains(":alias/") { return key }
    let id = key.contains("alias/") ? settings.id : key
    return "arn:aws:kms:\(Database.region):\(Database.account):key/\(id)"
  }

  func encryption(status: String) -> JSON {
    ["Status": .string(status), "SSEType": "KMS", "KMSMasterKeyArn": .string(encryptionKey)]
  }

  /// What is told of an encryption while it changes: the old key, where there was one (DDB-TABLE-361
  /// and 371, October 2026).
  var changingEncryption: JSON {
    settings.options.isEncrypted ? encryption(status: "UPDATING") : ["Status": "UPDATING"]
  }
}
