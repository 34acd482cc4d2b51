import DynamoDBWire

/// A table as it was at one moment: a value, so that keeping it costs what has changed since.
struct Backup: Sendable {
  enum Kind: String, Sendable {
    case user = "USER"
    /// Made of a table with point-in-time recovery when it is deleted.
    case system = "SYSTEM"
  }

  /// Source: "Deleting a table with point-in-time recovery enabled", Developer Guide: 35 days.
  static let systemLifetime = 35 * 86_400

  let number: Int
  let name: String
  let kind: Kind
  /// Seconds since 1970.
  let created: Int
  /// With nothing that follows its changes.
  let table: Table
  let stream: JSON.Object?
  let timeToLive: JSON.Object

  /// One that was kept elsewhere.
  init(
    of table: Table, number: Int, name: String, kind: Kind, created: Int, stream: JSON.Object?,
    timeToLive: JSON.Object
  ) {
    self.number = number
    self.name = name
    self.kind = kind
    self.created = created
    self.stream = stream
    self.timeToLive = timeToLive
    self.table = table
  }

  init(of table: Table, number: Int, name: String, kind: Kind, created: Int) {
    self.number = number
    self.name = name
    self.kind = kind
    self.created = created
    stream = table.settings.options.stream
    timeToLive = table.timeToLiveDescription
    var table = table
    table.followers = nil
    self.table = table
  }

  /// `arn:…:table/NAME/backup/01700000000000-00000001`
  var arn: String { "arn:aws:dynamodb:\(Database.region):\(Database.account):\(resource)" }

  /// What stands in its ARN after the account.
  var resource: String {
    func padded(_ digits: String, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let moment = padded(String(created * 1000), 14)
    let id = padded(String(number, radix: 16), 8)
    return "table/\(table.name)/backup/\(moment)-\(id)"
  }

  var expires: Int? { kind == .system ? created + Self.systemLifetime : nil }
}

extension Backup {
  /// BackupDetails
  /// - Parameter arn: As the request wrote it, where it named the backup.
  func details(status: String = "AVAILABLE", arn: String? = nil) -> JSON {
    .object(
      ([
        "BackupArn": .string(arn ?? self.arn), "BackupName": .string(name),
        "BackupSizeBytes": .number(String(table.byteCount)), "BackupStatus": .string(status),
        "BackupType": .string(kind.rawValue), "BackupCreationDateTime": .number(String(created)),
      ] as JSON.Object)
      .with("BackupExpiryDateTime", expires.map { .number(String($0)) }))
  }

  /// BackupDescription
  func description(status: String = "AVAILABLE", arn: String) -> JSON {
    [
      "BackupDetails": details(status: status, arn: arn), "SourceTableDetails": .object(source),
      "SourceTableFeatureDetails": .object(features),
    ]
  }

  /// BackupSummary
  var summary: JSON {
    var summary: JSON.Object = [
      "TableName": .string(table.name), "TableId": .string(table.settings.id),
      "TableArn": .string(TableSettings.arn(of: table.name)),
    ]
    for (name, value) in details().object?.members ?? [] { summary[name] = value }
    return .object(summary)
  }

  private var source: JSON.Object {
    let isOnDemand: Bool
    if case .onDemand = table.settings.billing { isOnDemand = true } else { isOnDemand = false }
    let source: JSON.Object = [
      "TableName": .string(table.name), "TableId": .string(table.settings.id),
      "TableArn": .string(TableSettings.arn(of: table.name)),
      "TableSizeBytes": .number(String(table.byteCount)), "KeySchema": table.keys.json,
      "TableCreationDateTime": .number(String(table.settings.created)),
      "ProvisionedThroughput": table.settings.billing.units,
      "ItemCount": .number(String(table.items.count)),
      "BillingMode": isOnDemand ? "PAY_PER_REQUEST" : "PROVISIONED",
    ]
    return source.with(
      "OnDemandThroughput", table.settings.options.onDemandThroughput.map(JSON.object))
  }

  /// Only what is switched on, and nothing for a backup that the service made (DDB-BACKUP-004, 009 and
  /// 015, October 2026).
  private var features: JSON.Object {
    guard kind == .user else { return [:] }
    func indexes(_ kind: Index.Kind) -> JSON? {
      let some = table.indexes.filter { $0.kind == kind }
      guard !some.isEmpty else { return nil }
      return .array(
        some.map { index in
          let info: JSON.Object = [
            "IndexName": .string(index.name), "KeySchema": index.keys.json,
            "Projection": index.projection.json,
          ]
          return .object(
            info.with("ProvisionedThroughput", kind == .global ? index.billing.units : nil))
        })
    }
    return JSON.Object()
      .with("LocalSecondaryIndexes", indexes(.local))
      .with("GlobalSecondaryIndexes", indexes(.global))
      .with("StreamDescription", stream.map(JSON.object))
      .with(
        "TimeToLiveDescription",
        timeToLive["AttributeName"] == nil ? nil : .object(timeToLive)
      )
      .with(
        "SSEDescription",
        table.settings.options.isEncrypted ? table.encryption(status: "ENABLED") : nil)
  }
}

extension TableSettings.Billing {
  /// ProvisionedThroughput; on demand means zero.
  fileprivate var units: JSON {
    let (read, write) =
      switch self {
      case .provisioned(let read, let write): (read, write)
      case .onDemand: (0, 0)
      }
    return [
      "ReadCapacityUnits": .number(String(read)), "WriteCapacityUnits": .number(String(write)),
    ]
  }
}
