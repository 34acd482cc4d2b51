import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// What stood in the tables after each step, kept as what changed: the page's script plays it back.
///
/// As large as the changes are, however many items there are and steps that leave them alone.
struct TableStates {
  /// A step that changed something, or the start.
  struct Position {
    let number: Int?
    let title: String
    /// Versions: from, to; nil for an item that was not there before, or is not any more.
    var changes: [(from: Int?, to: Int?)]
  }

  /// An item as it was for a while.
  struct Version {
    let table: String
    let item: Item
    /// The same for all versions of one item.
    let identity: Int
  }

  private(set) var versions: [Version] = []
  private(set) var positions: [Position]
  private var positionOfStep: [Int: Int] = [:]
  private var identities: [[UInt8]: Int] = [:]
  private var current: [Int: Int] = [:]
  let schemas: KeySchemas

  /// More changes than these make a page too heavy; those of later steps are left out.
  private static let limit = 2_000
  private(set) var isCut = false

  /// Nil where nothing ever changed.
  init?(_ run: Run, _ schemas: KeySchemas) {
    self.schemas = schemas
    positions = [Position(number: nil, title: "Before the first step", changes: [])]
    for table in run.tablesBefore {
      for item in table.items().prefix(Self.limit) {
        positions[0].changes.append((nil, version(item, in: table.name, table.keyNames)))
      }
    }
    for (place, (number, step)) in run.steps.numbered.enumerated() {
      let changes = step.rounds.flatMap(\.changes)
      let count = changes.reduce(0) { $0 + $1.items.count }
      guard count > 0 else { continue }
      guard versions.count + count <= Self.limit else {
        isCut = true
        break
      }
      var position = Position(
        number: number, title: step.isHidden ? "a hidden step" : step.title, changes: [])
      for change in changes {
        for item in change.items { position.changes.append(add(item, change)) }
      }
      positions.append(position)
      positionOfStep[place] = positions.count - 1
    }
    if versions.isEmpty { return nil }
  }

  func position(ofStep place: Int) -> Int? { positionOfStep[place] }

  private mutating func add(_ change: ItemChange, _ table: TableChange) -> (from: Int?, to: Int?) {
    let identity = identity(of: change.item, in: table.table, table.keyNames)
    let from = current[identity]
    if case .removed = change {
      current[identity] = nil
      return (from, nil)
    }
    return (from, version(change.item, in: table.table, table.keyNames))
  }

  private mutating func version(_ item: Item, in table: String, _ keys: [String]) -> Int {
    let identity = identity(of: item, in: table, keys)
    versions.append(Version(table: table, item: item, identity: identity))
    current[identity] = versions.count - 1
    return versions.count - 1
  }

  private mutating func identity(of item: Item, in table: String, _ keys: [String]) -> Int {
    var key: [UInt8] = []
    JSON.string(table).write(to: &key)
    JSON.item(item.keeping(keys)).write(to: &key)
    if let known = identities[key] { return known }
    identities[key] = identities.count
    return identities.count - 1
  }

  /// The last position at which something stands in a table: where the slider begins.
  var start: Int {
    var standing: Set<Int> = []
    var last = 0
    for (index, position) in positions.enumerated() {
      for change in position.changes {
        if let to = change.to {
          standing.insert(versions[to].identity)
        } else if let from = change.from {
          standing.remove(versions[from].identity)
        }
      }
      if !standing.isEmpty { last = index }
    }
    return last
  }

  /// The items of a table at a position.
  func items(of table: String, at position: Int) -> [Item] {
    var standing: [Int: Int] = [:]
    for change in positions[...position].flatMap(\.changes) {
      if let to = change.to {
        standing[versions[to].identity] = to
      } else if let from = change.from {
        standing[versions[from].identity] = nil
      }
    }
    return standing.sorted { $0.key < $1.key }.map { versions[$0.value] }
      .filter { sameBytes($0.table, table) }.map(\.item)
  }
}
