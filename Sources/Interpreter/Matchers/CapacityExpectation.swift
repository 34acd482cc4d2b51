import Documents
import DynamoDBWire
import Scenarios

/// `capacity: { rcu, wcu }`: what the requests consumed, indexes included; a key that is left out is
/// not compared.
struct CapacityExpectation: Expectation {
  static let key = "capacity"
  static let worksInPatterns = false
  static let summary = "What the requests consumed: rcu, wcu."

  private let rcu: ExpectedNumber?
  private let wcu: ExpectedNumber?

  init?(from fields: inout Fields, in context: LoadingContext, of step: any Step) {
    guard var inner = fields.takeFields(Self.key) else { return nil }
    rcu = inner.take("rcu", as: .node).flatMap { ExpectedNumber($0, in: context) }
    wcu = inner.take("wcu", as: .node).flatMap { ExpectedNumber($0, in: context) }
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
