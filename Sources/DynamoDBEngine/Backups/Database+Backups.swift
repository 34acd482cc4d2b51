import DynamoDBWire

extension Database {
  /// The backups that there are now, the oldest first.
  var currentBackups: [Backup] { backups.filter { ($0.expires ?? .max) > clock } }

  /// The backup with this ARN, whichever region it says.
  /// - Throws: BackupNotFoundException
  func backup(_ arn: String) throws(DynamoDBError) -> Backup {
    let resource = ResourceARN(arn).map { String($0.resource) } ?? arn
    guard let backup = currentBackups.first(where: { sameBytes($0.resource, resource) }) else {
      throw DynamoDBError("BackupNotFoundException", "Backup not found: \(arn)")
    }
    return backup
  }

  mutating func makeBackup(of table: Table, name: String, kind: Backup.Kind) -> Backup {
    backupsCreated += 1
    let backup = Backup(of: table, number: backupsCreated, name: name, kind: kind, created: clock)
    backups.append(backup)
    return backup
  }

  /// The table of an operation on backups, which have a type of their own for a table that is not
  /// there.
  func backedUpTable(_ name: String) throws(DynamoDBError) -> Table {
    guard let table = tablesByName[name] else {
      throw DynamoDBError("TableNotFoundException", "Table not found: \(name)")
    }
    return table
  }

  /// - Throws: TableAlreadyExistsException
  func checkTarget(_ name: String) throws(DynamoDBError) {
    if tablesByName[name] != nil {
      throw DynamoDBError("TableAlreadyExistsException", "Table already exists: \(name)")
    }
  }
}

extension Parameters {
  /// Seconds since 1970; fractions are cut.
  mutating func timestamp(_ name: String) -> Int? {
    read(name) { json throws(DynamoDBError) in
      guard case .number(let text) = json, let seconds = Double(text) else {
        throw .serialization("Unexpected value type in payload")
      }
      guard let whole = Int(exactly: seconds.rounded(.down)) else {
        throw .serialization("Timestamp is out of range: \(text)")
      }
      return whole
    }
  }
}
