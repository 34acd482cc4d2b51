package import AccessPatterns
package import DynamoDBWire
package import Templates

/// What a step gave, as scenarios read it: `result.items[0].text`, `result.error.type`.
package struct StepResult: Sendable {
  package let outcome: Outcome
  package let error: DynamoDBError?
  /// The requests whose answers are `responses`.
  package let exchanges: [Exchange]

  package init(_ outcome: Outcome, error: DynamoDBError? = nil, exchanges: [Exchange] = []) {
    self.outcome = outcome
    self.error = error
    self.exchanges = exchanges
  }

  /// One part of the result; nil where the step does not give it. An item that was asked for and
  /// is not there is null.
  package subscript(field: ResultField) -> Value? {
    switch field {
    case .items: outcome.items.map { .list($0.map { $0.map { Value($0) } ?? .null }) }
    case .item: outcome.item.map { Value($0) } ?? (outcome.answersItem ? .null : nil)
    case .count: (outcome.count ?? outcome.items?.count).map { .number(Number($0)) }
    case .scannedCount: outcome.scannedCount.map { .number(Number($0)) }
    case .value: outcome.value
    case .id: outcome.id.map { .text($0) }
    case .error:
      error.map {
        .map([.init("type", .text($0.type)), .init("message", .text($0.message))])
      }
    case .responses: responses
    }
  }

  /// The raw answers as API JSON; errors are not among them.
  private var responses: Value? {
    guard !exchanges.isEmpty else { return nil }
    return .list(
      exchanges.compactMap { exchange in
        if case .answer(let answer) = exchange.reply {
          Value(JSON.object(answer.body))
        } else {
          nil
        }
      })
  }

  /// All parts that there are.
  package var value: Value {
    .map(
      ResultField.allCases.compactMap { field in
        self[field].map { Value.Entry(field.rawValue, $0) }
      })
  }
}
