import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// What the calls of each access pattern cost, patterns in the order of their first call.
struct PatternCosts {
  struct Row {
    let name: String
    var calls = 0
    var requests = 0
    var capacity = Capacity.zero
    /// Items that were read, and those of them that were returned.
    var read = 0
    var returned = 0
  }

  private(set) var rows: [Row] = []

  init(_ run: Run) {
    for step in run.steps { add(step) }
  }

  private mutating func add(_ step: StepRun) {
    for round in step.rounds {
      if let pattern = step.pattern { add(pattern, round) }
      for child in round.children { add(child) }
    }
  }

  private mutating func add(_ pattern: AccessPattern, _ round: RoundRun) {
    let index = rows.firstIndex { sameBytes($0.name, pattern.name) } ?? rows.count
    if index == rows.count { rows.append(Row(name: pattern.name)) }
    rows[index].calls += 1
    rows[index].requests += round.exchanges.count
    for exchange in round.exchanges {
      rows[index].read += exchange.itemsRead
      rows[index].returned += exchange.itemsReturned
    }
    rows[index].capacity = round.exchanges.reduce(rows[index].capacity) { $0 + $1.capacity }
  }
}
