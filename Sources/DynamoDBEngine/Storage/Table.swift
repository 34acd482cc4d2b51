import DynamoDBWire

/// A table with its items and indexes: a value, so that a copy is a snapshot.
struct Table: Sendable {
  let name: String
  let keys: KeySchema
  /// What CreateTable and UpdateTable said of it, for DescribeTable.
  var settings: TableSettings {
    get { sharedSettings.value }
    set { sharedSettings = Shared(newValue) }
  }
  private var sharedSettings: Shared<TableSettings>
  /// That of the settings, without a copy of them.
  var number: Int { sharedSettings.value.number }
  var indexes: [Index]
  var items = BPlusTree<Item>()
  /// The bytes of all items.
  var byteCount = 0
  /// nil where nothing is kept of the table's changes.
  var followers: ChangeFollowers?

  init(name: String, keys: KeySchema, settings: TableSettings, indexes: [Index]) {
    self.name = name
    self.keys = keys
    sharedSettings = Shared(settings)
    self.indexes = indexes
  }

  func index(named name: String) -> Index? {
    indexes.first { sameBytes($0.name, name) }
  }

  /// Whether both have the very same settings; that they are equal takes more to tell.
  func sharesSettings(with other: Table) -> Bool { sharedSettings === other.sharedSettings }

  /// The item with this primary key.
  subscript(key: TreeKey) -> Item? { items[key] }
}

extension Table {
  /// Carries out one planned write on items and indexes. Cannot fail.
  mutating func commit(_ write: PlannedWrite, at moment: ChangeMoment) {
    if followers != nil { followers?.note(write, at: moment) }
    if let after = write.after {
      items.insert(after, at: write.key)
    } else {
      items.remove(write.key)
    }
    byteCount += (write.after?.size ?? 0) - (write.before?.size ?? 0)
    for change in write.indexChanges {
      if let old = change.before, old.key != change.after?.key {
        indexes[change.index].entries.remove(old.key)
      }
      if let new = change.after, let item = write.after {
        indexes[change.index].entries.insert(item, at: new.key)
      }
      indexes[change.index].byteCount += (change.after?.size ?? 0) - (change.before?.size ?? 0)
    }
  }
}

/// A large value that is seldom asked for, behind a reference: every request copies its table, and
/// counts each reference in it.
private final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
