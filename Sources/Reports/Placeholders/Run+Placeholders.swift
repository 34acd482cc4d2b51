import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension Run {
  /// The run as reports show it: the same wherever and whenever it was played.
  var withPlaceholders: Run {
    var run = self
    run.steps = steps.map(\.withPlaceholders)
    return run
  }
}

extension StepRun {
  fileprivate var withPlaceholders: StepRun {
    var step = self
    step.rounds = rounds.map(\.withPlaceholders)
    return step
  }
}

extension RoundRun {
  fileprivate var withPlaceholders: RoundRun {
    var round = self
    round.exchanges = exchanges.map(\.withPlaceholders)
    round.outcome.value = outcome.value.map { Placeholder.fill($0) }
    round.captures = captures.map { .init($0.name, Placeholder.fill($0.value, $0.name)) }
    round.error = error?.withPlaceholders
    round.checks = checks.map(\.withPlaceholders)
    round.recorded?.differences = recorded?.differences.map(\.withPlaceholders) ?? []
    round.changes = changes.map(\.inKeyOrder)
    round.children = children.map(\.withPlaceholders)
    return round
  }
}

extension Exchange {
  fileprivate var withPlaceholders: Exchange {
    let reply: Reply =
      switch self.reply {
      case .answer(let answer): .answer(Answer(Placeholder.fill(answer.body)))
      case .error(let error): .error(error.withPlaceholders)
      }
    var exchange = Exchange(
      call: Call(call.operation, Placeholder.fill(call.body)), reply: reply, capacity: capacity)
    exchange.retries = retries
    exchange.duration = duration
    exchange.consumed = consumed
    return exchange
  }
}

extension DynamoDBError {
  fileprivate var withPlaceholders: DynamoDBError {
    DynamoDBError(type, ResourceNames.masked(in: message), fields: Placeholder.fill(fields))
  }
}

extension Check {
  fileprivate var withPlaceholders: Check {
    var check = self
    check.actual = ResourceNames.masked(in: actual)
    check.differences = differences.map(\.withPlaceholders)
    return check
  }
}

extension Difference {
  /// The path's last part says what the value is: `value.TableId`.
  fileprivate var withPlaceholders: Difference {
    let member = path.split(separator: ".").last.map(String.init) ?? ""
    // What is not there is no value of the service's.
    let placeholder = self.actual == "nothing" ? nil : Placeholder.of(member)
    let actual = placeholder ?? ResourceNames.masked(in: self.actual)
    return Difference(path: path, expected: expected, actual: actual)
  }
}

extension TableChange {
  /// Databases tell changes in orders of their own; reports draw them by key.
  fileprivate var inKeyOrder: TableChange {
    TableChange(
      table: table, keyNames: keyNames, fate: fate,
      items: items.sorted { IndexOrder.precedes($0.item, $1.item, by: keyNames) })
  }
}

extension ItemChange {
  /// The item as it is now, or was where it is no more.
  var item: Item {
    switch self {
    case .added(let item), .changed(_, let item), .removed(let item): item
    }
  }
}
