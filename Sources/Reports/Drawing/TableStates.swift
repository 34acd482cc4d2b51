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
  ///
  /// Of a group and of an included file these are the steps inside: what they do together may be nothing.
  struct Position {
    /// As in the headings: `3`, `3.1`, `3[0].1`.
    let number: String?
    let title: String
    /// The place of the top-level step that it belongs to; nil for the start.
    let place: Int?
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
  private var positionOfStep: [String: Int] = [:]
  private var identities: [[UInt8]: Int] = [:]
  private var current: [Int: Int] = [:]
  let schemas: KeySchemas

  /// More changes than these make a page too heavy; those of later steps are left out.
  static let limit = 2_000
  /// So do more bytes of their keys and values, cut as they are shown.
  static let size = 2_000_000
  private(set) var isCut = false

  /// Nil where nothing ever changed.
  init?(_ run: Run, _ schemas: KeySchemas, limit: Int = limit, size: Int = size) {
    self.schemas = schemas
    positions = [
      Position(number: nil, title: "Before the first step", place: nil, changes: [])
    ]
    for table in run.tablesBefore {
      for item in table.items().prefix(limit) {
        positions[0].changes.append((nil, version(item, in: table.name, table.keyNames)))
      }
    }
    room = (limit, size)
    for (place, (number, step)) in run.steps.numbered.enumerated() where !isCut {
      add(step, "\(number)", place: place)
    }
    if versions.isEmpty { return nil }
  }

  /// How many changes and how many bytes may follow.
  private var room = (changes: 0, bytes: 0)

  private mutating func add(_ step: StepRun, _ number: String, place: Int) {
    if step.rounds.contains(where: { !$0.children.isEmpty }) {
      for (index, round) in step.rounds.enumerated() {
        let prefix = step.rounds.count > 1 ? "\(number)[\(index)]" : number
        for (number, child) in round.children.numbered where !isCut {
          add(child, "\(prefix).\(number)", place: place)
        }
      }
      return
    }
    let changes = step.rounds.flatMap(\.changes)
    let count = changes.reduce(0) { $0 + $1.items.count }
    guard count > 0 else { return }
    room.changes -= count
    if room.changes >= 0, room.bytes < .max {
      room.bytes -= changes.flatMap(\.items).reduce(0) { $0 + Self.shownSize($1.item) }
    }
    guard room.changes >= 0, room.bytes >= 0 else {
      isCut = true
      return
    }
    var position = Position(
      number: number, title: step.isHidden ? "a hidden step" : step.title, place: place, changes: []
    )
    for change in changes {
      for item in change.items { position.changes.append(add(item, change)) }
    }
    positions.append(position)
    positionOfStep[number] = positions.count - 1
  }

  /// About as many bytes as the item takes in the page.
  private static func shownSize(_ item: Item) -> Int {
    item.prefix(Cut.columns).reduce(0) { sum, attribute in
      sum + min(Cut.cell, attribute.name.utf8.count)
        + Cut.value(attribute.value.plainText).utf8.count
    }
  }

  func position(ofStep number: String) -> Int? { positionOfStep[number] }

  /// The position that holds after a top-level step, also after one that changed nothing.
  func position(afterStep place: Int) -> Int {
    positions.lastIndex { $0.place.map { $0 <= place } ?? true } ?? 0
  }

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
