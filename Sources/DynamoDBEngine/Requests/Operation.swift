import DynamoDBWire

/// One operation of the API: its input as properties, and what it does.
///
/// The initialiser cannot throw: the parameters collect what is wrong, and the engine answers that
/// instead of running the operation.
protocol Operation: Sendable {
  /// The name as the API spells it.
  static var name: String { get }

  /// Whether faults of the request are counted: `1 validation error detected: …` (`DynamoDBError.counted`).
  static var countsFaults: Bool { get }

  /// Whether it never changes anything, whatever its input.
  static var isRead: Bool { get }

  init(from parameters: inout Parameters)

  /// Carries the operation out and gives the members of its output.
  ///
  /// An operation that writes plans all its changes first, and commits them together: after the
  /// first commit nothing can fail.
  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object
}

extension Operation {
  static var countsFaults: Bool { false }

  static var isRead: Bool { false }

  /// What the service says of a fault that was found before the operation ran.
  static func refusal(_ failure: DynamoDBError) -> DynamoDBError {
    guard countsFaults, let message = failure.countedMessage else { return failure }
    return DynamoDBError(failure.type, message, fields: failure.fields)
  }
}

/// The one list of operations the engine knows; the server and the documentation read it too.
enum Operations {
  static let all: [any Operation.Type] = [
    BatchExecuteStatement.self, BatchGetItem.self, BatchWriteItem.self, CreateBackup.self,
    CreateTable.self, DeleteBackup.self, DeleteItem.self, DeleteResourcePolicy.self,
    DeleteTable.self, DescribeBackup.self, DescribeContinuousBackups.self, DescribeEndpoints.self,
    DescribeLimits.self, DescribeStream.self, DescribeTable.self, DescribeTimeToLive.self,
    ExecuteStatement.self, ExecuteTransaction.self, GetItem.self, GetRecords.self,
    GetResourcePolicy.self, GetShardIterator.self, ListBackups.self, ListStreams.self,
    ListTables.self, ListTagsOfResource.self, PutItem.self, PutResourcePolicy.self, Query.self,
    RestoreTableFromBackup.self, RestoreTableToPointInTime.self, Scan.self, TagResource.self,
    TransactGetItems.self, TransactWriteItems.self, UntagResource.self,
    UpdateContinuousBackups.self, UpdateItem.self, UpdateTable.self, UpdateTimeToLive.self,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  static func named(_ name: String) -> (any Operation.Type)? { byName[name] }
}
