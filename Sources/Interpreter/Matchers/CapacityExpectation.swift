import Documents
import DynamoDBWire
import Scenarios

/// `capacity: { rcu, wcu }`: what the requests consumed, indexes included; a key that is left out is
/// not compared.
struct CapacityExpectation: Expectation {
  static let key = "capacity"
  static let worksInPatterns = false
  static let summary = "What the requests consumed: rcu, wcu."
  static let rcuField = Field(
    "rcu", FieldType<Node>.node(shaped: .comparison), "Read capacity units.")
  static let wcuField = Field(
    "wcu", FieldType<Node>.node(shaped: .comparison), "Write capacity units.")
  static let shape = FieldShape.fields("capacity", [rcuField.description, wcuField.description])

  private let rcu: ExpectedNumber?
  private let wcu: ExpectedNumber?

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard var inner = fields.takeFields(Self.key) else { return nil }
    rcu = inner.take(Self.rcuField).flatMap { ExpectedNumber($0, in: context) }
    wcu = inner.take(Self.wcuField).flatMap { ExpectedNumber($0, in: context) }
    inner.finish()
  }

  func check(_ evidence: Evidence) throws(Diagnostic) -> [Check] {
    let consumed = evidence.exchanges.reduce(Capacity.zero) { $0 + $1.capacity }
    var checks: [Check] = []
    for (name, expected, units) in [("rcu", rcu, consumed.rcu), ("wcu", wcu, consumed.wcu)] {
      guard let expected else { continue }
      checks.append(
        try expected.check("\(Self.key).\(name)", Number(units: units), in: evidence.bindings))
    }
    return checks
  }
}
