import DynamoDBWire

/// How calls name tables, for all that have to know or change it.
///
/// A table stands in a call by name or by ARN, as a member's name in a batch, in each action of a
/// transaction, and in the text of PartiQL statements.
enum TableMembers {
  /// Members whose text is a table's name or its ARN.
  static let names: Set<String> = [
    "BackupArn", "ExclusiveStartBackupArn", "ExclusiveStartStreamArn", "ExclusiveStartTableName",
    "GlobalTableName", "ResourceArn", "SourceTableArn", "SourceTableName", "StreamArn", "TableArn",
    "TableName", "TargetTableName",
  ]
  /// Members that hold more of the same.
  static let inner: Set<String> = [
    "ConditionCheck", "Delete", "Get", "Put", "Statements", "TableCreationParameters",
    "TransactItems", "TransactStatements", "Update",
  ]
  /// Members whose members' names are tables.
  static let keyed: Set<String> = ["RequestItems"]

  /// The table's name in an ARN; a name is itself.
  static func name(of table: String) -> String {
    guard table.hasPrefix("arn:"), let place = table.utf8.firstRange(of: ":table/".utf8) else {
      return table
    }
    return String(table[place.upperBound...].prefix { $0 != "/" })
  }

  /// A call's body with each table under another name.
  static func renamed(_ body: JSON.Object, _ rename: (String) -> String) -> JSON.Object {
    var result = JSON.Object()
    for (name, value) in body.members {
      switch value {
      case .string(let text) where names.contains(name): result[name] = .string(rename(text))
      case .string(let text) where name == "Statement":
        result[name] = .string(StatementTables(text).renamed(rename))
      case .object(let object) where keyed.contains(name):
        result[name] = .object(
          JSON.Object(uniqueMembers: object.members.map { (rename($0.name), $0.value) }))
      case .object(let object) where inner.contains(name):
        result[name] = .object(renamed(object, rename))
      case .array(let elements) where inner.contains(name):
        result[name] = .array(
          elements.map { element in
            guard let object = element.object else { return element }
            return .object(renamed(object, rename))
          })
      default: result[name] = value
      }
    }
    return result
  }
}

extension Call {
  /// The tables a call names, as it names them.
  var tables: [String] {
    var found: [String] = []
    _ = TableMembers.renamed(body) { name in
      found.append(name)
      return name
    }
    return found
  }
}
