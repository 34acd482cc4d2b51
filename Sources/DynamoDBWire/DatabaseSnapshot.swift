/// What a runner needs of a database beyond sending calls.
///
/// The engine answers from its persistent trees; any other database can answer from consistent
/// scans before and after.
package protocol ObservableDatabase: DynamoDB {
  /// The state of every table at this moment.
  func snapshot() async throws(DynamoDBError) -> any DatabaseSnapshot

  /// Moves the database's clock to a virtual time, in seconds since 1970.
  /// - Returns: false where the clock cannot be moved.
  func setClock(_ epochSeconds: Int) async -> Bool
}

/// A database whose state can be copied at no cost.
package protocol ForkableDatabase: ObservableDatabase {
  /// A second database with this one's state, from which on each goes its own way.
  func fork() -> Self
}

/// One state of a whole database, as a value.
package protocol DatabaseSnapshot: Sendable {
  /// The tables in order of their names.
  var tables: [TableState] { get }

  /// What differs between an earlier state and this one, table by table in order of their names;
  /// tables without a difference are left out. Items of one table come in key order of the table's
  /// storage. Costs what changed, not what is stored.
  func changes(since earlier: any DatabaseSnapshot) -> [TableChange]
}

/// One table of a snapshot.
package struct TableState: Sendable {
  package let name: String
  /// The names of the key attributes: partition key, then sort key where there is one.
  package let keyNames: [String]
  package let itemCount: Int
  /// The items, in the order of a Scan.
  package let items: @Sendable () -> [Item]

  package init(
    name: String, keyNames: [String], itemCount: Int, items: @escaping @Sendable () -> [Item]
  ) {
    self.name = name
    self.keyNames = keyNames
    self.itemCount = itemCount
    self.items = items
  }
}

/// How one table differs between two states.
package struct TableChange: Sendable {
  /// Whether the table itself came, went or stayed.
  package enum Fate: Sendable {
    case created
    case dropped
    case kept
  }

  package let table: String
  package let keyNames: [String]
  package let fate: Fate
  package let items: [ItemChange]
  /// Whether it is what requests made of the table, since that is too large to be read.
  package let isFromRequests: Bool

  package init(
    table: String, keyNames: [String], fate: Fate, items: [ItemChange],
    isFromRequests: Bool = false
  ) {
    self.table = table
    self.keyNames = keyNames
    self.fate = fate
    self.items = items
    self.isFromRequests = isFromRequests
  }
}

/// How one item differs between two states.
package enum ItemChange: Sendable {
  case added(Item)
  case changed(from: Item, to: Item)
  case removed(Item)
}
