import Documents
import DynamoDBWire
import Scenarios

/// `operations: [PutItem, Query]`: the operations sent, in order.
struct OperationsExpectation: Expectation {
  static let key = "operations"
  static let summary = "The operations sent, in order."
  static let shape = FieldShape.list(of: .choice(OperationName.all))

  private let expected: [String]
  private let span: Span

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard let entry = fields.takeEntry(Self.key) else { return nil }
    span = entry.value.span
    guard case .list(let nodes) = entry.value.value else {
      context.problems.add(.expected(.list(of: .text), entry.value))
      return nil
    }
    let type = FieldType<String>.name(of: "DynamoDB operation", among: OperationName.all)
    expected = nodes.compactMap { node in
      context.problems.catching { () throws(Diagnostic) in try type.read(node) }
    }
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let sent = evidence.exchanges.map(\.call.operation)
    var check = Check(
      subject: Self.key, expected: Self.listed(expected), actual: Self.listed(sent),
      holds: sent == expected, span: span)
    for index in 0..<max(sent.count, expected.count) {
      let wanted = index < expected.count ? expected[index] : "nothing"
      let actual = index < sent.count ? sent[index] : "nothing"
      guard wanted != actual else { continue }
      check.differences.append(
        Difference(path: "\(Self.key)[\(index)]", expected: wanted, actual: actual))
    }
    return [check]
  }

  private static func listed(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
