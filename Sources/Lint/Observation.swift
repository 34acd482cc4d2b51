package import AccessPatterns
package import Documents
package import DynamoDBWire
package import Scenarios

/// What runs have shown of one model.
package struct Observation {
  package let model: Model
  /// Every call of one of its patterns, in the order of the runs.
  package private(set) var calls: [ObservedCall] = []
  /// What happened to each of its tables and indexes.
  package private(set) var places: [Place] = []
  /// The largest item that was written: its size, its key, and where.
  package private(set) var largest: (bytes: Int, key: String, span: Span)?

  /// A table or an index, with the items of each of its partitions.
  package struct Place {
    package let table: String
    /// nil for the table itself.
    package let index: String?
    let partitionKey: String
    var items: [String: Int] = [:]
    /// Most items that a partition ever had.
    package var peak: (partition: String, items: Int) = ("", 0)
    package var writes: [String: Int] = [:]
    package var written = 0
    /// The attributes that its items have, each once, in the order of their appearance.
    package var attributes: [String] = []

    package var described: String { index.map { "the index '\($0)'" } ?? "the table '\(table)'" }
  }

  package init(_ model: Model, _ runs: [Run]) {
    self.model = model
    for table in model.tables.map(TableDefinition.init) {
      places.append(Place(table: table.name, index: nil, partitionKey: table.key.first ?? ""))
      for index in table.indexes {
        places.append(
          Place(table: table.name, index: index.name, partitionKey: index.key.first ?? ""))
      }
    }
    for run in runs {
      // Each run begins with an empty database.
      for index in places.indices { places[index].items = [:] }
      for step in run.steps { see(step) }
    }
  }

  private mutating func see(_ step: StepRun) {
    for round in step.rounds {
      if let pattern = step.pattern, pattern.model == model.name {
        calls.append(ObservedCall(pattern, step, round, itemsBefore: itemCount))
      }
      for child in round.children { see(child) }
      // A group's changes are those of its steps.
      if round.children.isEmpty { for change in round.changes { see(change, step.span) } }
    }
  }

  /// How many items the model's tables hold at the moment.
  private var itemCount: Int {
    places.filter { $0.index == nil }.reduce(0) { $0 + $1.items.values.reduce(0, +) }
  }

  private mutating func see(_ change: TableChange, _ span: Span) {
    guard model.tables.contains(where: { $0.tableName == change.table }) else { return }
    for item in change.items {
      let (old, new): (Item?, Item?) =
        switch item {
        case .added(let item): (nil, item)
        case .changed(let old, let new): (old, new)
        case .removed(let item): (item, nil)
        }
      for index in places.indices where places[index].table == change.table {
        places[index].see(old, new, isDropped: change.fate == .dropped)
      }
      if let new, new.size > largest?.bytes ?? 0 {
        let key = change.keyNames.map { new.text($0) }.joined(separator: ", ")
        largest = (new.size, key, span)
      }
    }
  }
}

extension Observation.Place {
  fileprivate mutating func see(_ old: Item?, _ new: Item?, isDropped: Bool) {
    let before = old.flatMap { $0[partitionKey] == nil ? nil : $0.text(partitionKey) }
    let after = new.flatMap { $0[partitionKey] == nil ? nil : $0.text(partitionKey) }
    if let before { items[before, default: 0] -= 1 }
    if let after {
      items[after, default: 0] += 1
      if let count = items[after], count > peak.items { peak = (after, count) }
      for name in new?.names ?? [] where !attributes.contains(name) { attributes.append(name) }
    }
    // Dropping a table is no write to its partitions.
    if isDropped { return }
    if let partition = after ?? before {
      writes[partition, default: 0] += 1
      written += 1
    }
  }
}

/// One call of a pattern.
package struct ObservedCall {
  package let pattern: AccessPattern
  package let tags: [String]
  package let round: RoundRun
  package let span: Span
  /// How many items the model's tables held before it.
  package let itemsBefore: Int

  init(_ pattern: AccessPattern, _ step: StepRun, _ round: RoundRun, itemsBefore: Int) {
    self.pattern = pattern
    tags = step.tags
    self.round = round
    span = step.span
    self.itemsBefore = itemsBefore
  }

  /// Answers to reads of many items: what was asked, how many were read, how many came.
  package var reads: [(call: Call, scanned: Int, count: Int, answer: JSON.Object)] {
    round.exchanges.compactMap { exchange in
      guard ["Query", "Scan"].contains(exchange.call.operation),
        case .answer(let answer) = exchange.reply
      else { return nil }
      let count = answer.body["Count"]?.int ?? 0
      return (
        exchange.call, answer.body["ScannedCount"]?.int ?? count, count, answer.body
      )
    }
  }

  /// Items that its requests looked at.
  package var scanned: Int { reads.reduce(0) { $0 + $1.scanned } }
}

extension Item {
  /// A key attribute as text.
  func text(_ name: String) -> String {
    switch self[name] {
    case .s(let text)?: text
    case .n(let number)?: number.description
    case .b(let bytes)?: Base64.encode(bytes)
    default: ""
    }
  }
}
