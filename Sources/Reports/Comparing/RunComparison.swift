import AccessPatterns
import Documents
import DynamoDBWire
package import Scenarios
import Templates

/// Holds a run on another database against the first one's, request by request.
///
/// What says where and when an answer was made is left out: ids, times, sequence numbers, regions,
/// what `DescribeTable` tells of throughput and sizes.
package struct RunComparison {
  private var differences: [RunDifference] = []

  /// - Parameters:
  ///   - other: The run on the other database; nil where there is none, since it could not be played.
  ///   - databases: The names of the first one and of the other.
  ///   - accepted: What the scenario says of differences.
  package static func compare(
    _ first: Run, with other: Run?, on databases: (first: String, other: String),
    accepting accepted: [AcceptedDifference]
  ) -> ComparedRun {
    guard let other else {
      return ComparedRun(target: databases.other, failure: "it was not played there")
    }
    var comparison = RunComparison()
    comparison.compare(first.withPlaceholders.steps, other.withPlaceholders.steps)
    let concerned = accepted.filter { $0.concerns([databases.first, databases.other]) }
    var hasOccurred = Array(repeating: false, count: concerned.count)
    let differences = comparison.differences.map { difference in
      guard let place = concerned.firstIndex(where: { $0.covers(difference) }) else {
        return difference
      }
      hasOccurred[place] = true
      var difference = difference
      difference.reason = concerned[place].reason
      return difference
    }
    // What is accepted on any database need not occur on each.
    let unmet = zip(concerned, hasOccurred).filter { !$0.1 && $0.0.target != nil }.map(\.0)
    return ComparedRun(target: databases.other, differences: differences, unmet: unmet)
  }

  private mutating func compare(_ first: [StepRun], _ other: [StepRun]) {
    for (left, right) in zip(first, other) {
      if left.status != right.status, left.exchanges.isEmpty || right.exchanges.isEmpty {
        add(.result, left, nil, Self.text(left.status), Self.text(right.status))
      }
      // Requests of inner steps are those steps' own.
      compare(left.rounds.flatMap(\.exchanges), right.rounds.flatMap(\.exchanges), in: left)
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
      add(.result, step, nil, first.operationList, other.operationList)
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
        add(Self.kind(of: actual), step, operation, expected.type, actual.type)
      } else if !sameBytes(expected.message, actual.message) {
        add(.errorText, step, operation, expected.message, actual.message)
      }
    case (.answer, .error(let actual)):
      add(Self.kind(of: actual), step, operation, "no error", "\(actual.type): \(actual.message)")
    case (.error(let expected), .answer):
      add(.errorType, step, operation, expected.type, "no error")
    case (.answer(let expected), .answer(let actual)):
      compare(expected.body, actual.body, step, operation)
      if left.capacity != right.capacity {
        add(.capacity, step, operation, Self.text(left.capacity), Self.text(right.capacity))
      }
    }
  }

  private static func kind(of error: DynamoDBError) -> RunDifference.Kind {
    missing.contains(error.type) ? .missingOperation : .errorType
  }

  /// What databases say of an operation that they do not have.
  private static let missing: Set<String> = [
    "InternalFailure", "NotImplemented", "NotImplementedException", "UnknownOperation",
    "UnknownOperationException",
  ]

  private mutating func compare(
    _ expected: JSON.Object, _ actual: JSON.Object, _ step: StepRun, _ operation: String
  ) {
    for name in expected.names + actual.names.filter({ expected[$0] == nil })
    where !ComparedJSON.local.contains(name) {
      let left = ComparedJSON(expected[name])
      let right = ComparedJSON(actual[name])
      guard let place = left.difference(from: right, at: name) else { continue }
      let isOrder = left.isReordered(right)
      // The service gives the items of a batch in any order.
      if isOrder, operation == "BatchGetItem" { continue }
      add(
        isOrder ? .order : .result, step, operation, "\(place.path): \(place.left)",
        "\(place.path): \(place.right)")
    }
  }

  private static func text(_ capacity: Capacity) -> String {
    let parts = Quantity.parts(capacity)
    return parts.isEmpty ? "nothing" : parts.joined(separator: Quantity.separator)
  }

  private mutating func add(
    _ kind: RunDifference.Kind, _ step: StepRun, _ operation: String?, _ expected: String,
    _ actual: String
  ) {
    differences.append(
      RunDifference(
        kind: kind, step: step.name, id: step.id, operation: operation, expected: expected,
        actual: actual))
  }
}
