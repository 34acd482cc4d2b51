import DynamoDBWire
import Templates

/// What changes from run to run or from endpoint to endpoint, written as what it is: `<TableId>`.
///
/// Only scalars of the API's own members are replaced. An item's attributes carry their types
/// (`{"S": …}`), so what a scenario stored is never touched.
enum Placeholder {
  /// Members of DynamoDB's answers that no two endpoints give alike.
  ///
  /// Source: the shapes of botocore 1.43's models of DynamoDB and DynamoDB Streams.
  private static let members: Set<String> = [
    "ApproximateCreationDateTime", "BackupCreationDateTime", "BackupExpiryDateTime",
    "ArchivalDateTime", "CreationDateTime", "CreationRequestDateTime",
    "EarliestRestorableDateTime", "EndingSequenceNumber", "InaccessibleEncryptionDateTime",
    "LastDecreaseDateTime", "LastIncreaseDateTime", "LastUpdateDateTime",
    "LastUpdateToPayPerRequestDateTime", "LatestRestorableDateTime", "LatestStreamLabel",
    "ParentShardId", "ReplicaInaccessibleDateTime", "RequestId", "RestoreDateTime",
    "SequenceNumber", "ShardId", "ShardIterator", "NextShardIterator", "StartingSequenceNumber",
    "StreamLabel", "TableCreationDateTime", "TableId", "eventID",
  ]

  /// `<TableId>` for a member that has a placeholder.
  static func of(_ member: String) -> String? { members.contains(member) ? "<\(member)>" : nil }

  static func fill(_ object: JSON.Object) -> JSON.Object {
    JSON.Object(uniqueMembers: object.members.map { ($0.name, fill($0.value, $0.name)) })
  }

  private static func fill(_ value: JSON, _ member: String) -> JSON {
    switch value {
    case .object(let object): .object(fill(object))
    case .array(let elements): .array(elements.map { fill($0, member) })
    case .number: of(member).map(JSON.string) ?? value
    case .string(let text):
      // The one member of `{"S": …}` is what somebody stored.
      AttributeValue.Kind(name: member) == nil
        ? .string(of(member) ?? ResourceNames.masked(in: text)) : value
    case .null, .bool, .item, .value: value
    }
  }

  /// A step's value, as `${{ steps.table.result.responses[0] }}` gives it.
  static func fill(_ value: Value, _ member: String = "") -> Value {
    switch value {
    case .text(let text): .text(of(member) ?? ResourceNames.masked(in: text))
    case .number: of(member).map(Value.text) ?? value
    case .list(let values): .list(values.map { fill($0, member) })
    case .map(let entries): .map(entries.map { .init($0.name, fill($0.value, $0.name)) })
    case .null, .bool, .attribute: value
    }
  }
}
