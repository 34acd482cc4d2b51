import DynamoDBWire
package import Scenarios

/// Compares runs of one scenario on several databases, request by request.
///
/// What says where and when an answer was made is left out: ARNs, ids and times of tables, addresses.
package struct RunComparison {
  private let target: String
  private(set) package var differences: [RunDifference] = []

  /// - Parameters:
  ///   - first: The run that the other is held against.
  ///   - target: The other's database.
  package init(_ first: Run, with other: Run, on target: String, accepting: [AcceptedDifference]) {
    self.target = target
    compare(first.steps, other.steps)
    for index in differences.indices {
      differences[index].reason = accepting.first { $0.covers(differences[index]) }?.reason
    }
  }

  private mutating func compare(_ first: [StepRun], _ other: [StepRun]) {
    for (left, right) in zip(first, other) {
      if left.status != right.status, left.exchanges.isEmpty || right.exchanges.isEmpty {
        add(.result, left, nil, Self.text(left.status), Self.text(right.status))
      }
      let isDeeper = left.rounds.contains { !$0.children.isEmpty }
      let (own, others) =
        isDeeper
        ? (left.rounds.flatMap(\.exchanges), right.rounds.flatMap(\.exchanges))
        : (left.exchanges, right.exchanges)
      compare(own, others, in: left)
      compare(left.rounds.flatMap(\.children), right.rounds.flatMap(\.children))
    }
  }

  private static func text(_ status: StepRun.Status) -> String {
    switch status {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped(let reason): "skipped: \(reason)"
    }
  }

  private mutating func compare(_ first: [Exchange], _ other: [Exchange], in step: StepRun) {
    if first.map(\.call.operation) != other.map(\.call.operation) {
      add(
        .result, step, nil, "\(first.count) requests", "\(other.count) requests")
    }
    for (left, right) in zip(first, other) where left.call.operation == right.call.operation {
      compare(left, right, in: step)
    }
  }

  private mutating func compare(_ left: Exchange, _ right: Exchange, in step: StepRun) {
    let operation = left.call.operation
    switch (left.reply, right.reply) {
    case (.error(let expected), .error(let actual)):
      if expected.type != actual.type {
        add(.errorType, step, operation, expected.type, actual.type)
      } else if !sameBytes(expected.message, actual.message) {
        add(.errorText, step, operation, expected.message, actual.message)
      }
    case (.answer, .error(let actual)):
      let isMissing = Self.missing.contains(actual.type)
      add(isMissing ? .missingOperation : .errorType, step, operation, "no error", actual.type)
    case (.error(let expected), .answer):
      add(.errorType, step, operation, expected.type, "no error")
    case (.answer(let expected), .answer(let actual)):
      compare(expected.body, actual.body, step, operation)
      if left.capacity != right.capacity {
        add(
          .capacity, step, operation, Self.text(left.capacity), Self.text(right.capacity))
      }
    }
  }

  /// What databases say of an operation that they do not have.
  private static let missing: Set<String> = [
    "NotImplemented", "UnknownOperationException", "UnknownOperation", "InternalFailure",
  ]

  private mutating func compare(
    _ expected: JSON.Object, _ actual: JSON.Object, _ step: StepRun, _ operation: String
  ) {
    let names = expected.names + actual.names.filter { expected[$0] == nil }
    for name in names where !Self.local.contains(name) {
      let left = expected[name].map(Self.comparable) ?? .null
      let right = actual[name].map(Self.comparable) ?? .null
      if left == right { continue }
      let isOrder = Self.sorted(left) == Self.sorted(right)
      add(
        isOrder ? .order : .result, step, operation, "\(name): \(Self.short(left))",
        "\(name): \(Self.short(right))")
    }
  }

  /// Members that say where and when, or that only the runner asked for.
  private static let local: Set<String> = [
    "ConsumedCapacity", "CreationDateTime", "CreationRequestDateTime", "IndexArn",
    "IndexSizeBytes", "IndexStatus", "ItemCollectionMetrics", "ItemCount", "LatestStreamArn",
    "LatestStreamLabel", "ProvisionedThroughput", "TableArn", "TableId", "TableSizeBytes",
    "TableStatus", "Endpoints", "WarmThroughput", "BillingModeSummary",
    "LastUpdateToPayPerRequestDateTime",
  ]

  /// Plain JSON without what is local; batches without anything unprocessed as without the member.
  private static func comparable(_ json: JSON) -> JSON {
    switch json {
    case .item, .value: comparable(json.expanded)
    case .array(let elements): .array(elements.map(comparable))
    case .object(let object):
      .object(
        JSON.Object(
          uniqueMembers: object.members.filter { !local.contains($0.name) }
            .map { ($0.name, comparable($0.value)) }))
    default: json
    }
  }

  /// Lists in an order that their elements alone give.
  private static func sorted(_ json: JSON) -> JSON {
    guard case .array(let elements) = json else {
      guard case .object(let object) = json else { return json }
      return .object(
        JSON.Object(uniqueMembers: object.members.map { ($0.name, sorted($0.value)) }))
    }
    func key(_ json: JSON) -> String {
      guard let object = json.object else { return json.text }
      let members = object.members.sorted { precedesByBytes($0.name, $1.name) }
      return members.map { "\($0.name)=\(key($0.value))" }.joined(separator: ",")
    }
    return .array(elements.sorted { precedesByBytes(key($0), key($1)) })
  }

  private static func short(_ json: JSON) -> String {
    if case .null = json { return "nothing" }
    let text = json.text
    return text.count <= 80 ? text : text.prefix(79) + "…"
  }

  private static func text(_ capacity: Capacity) -> String {
    "\(Number(units: capacity.rcu)) RCU, \(Number(units: capacity.wcu)) WCU"
  }

  private mutating func add(
    _ kind: RunDifference.Kind, _ step: StepRun, _ operation: String?, _ expected: String,
    _ actual: String
  ) {
    differences.append(
      RunDifference(
        kind: kind, target: target, step: step.name, id: step.id, operation: operation,
        expected: expected, actual: actual))
  }
}
