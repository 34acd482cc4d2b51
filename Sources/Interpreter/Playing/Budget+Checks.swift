import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios

extension Budget {
  /// What requests cost against what they may cost at most, in the order rcu, wcu, requests, scans.
  ///
  /// - Parameter owner: Whose budget it is, where that is not the step's own: a pattern's name.
  func checks(of exchanges: [Exchange], at span: Span?, owner: String? = nil) -> [Check] {
    let capacity = exchanges.reduce(Capacity.zero) { $0 + $1.capacity }
    let scans = exchanges.count { $0.call.operation == "Scan" }
    let prefix = owner.map { "\($0).budget" } ?? "budget"
    var checks: [Check] = []
    func add(_ name: String, _ limit: Double?, _ cost: Double) {
      guard let limit else { return }
      var check = Check(
        subject: "\(prefix).\(name)", expected: "at most \(Number(units: limit))",
        actual: "\(Number(units: cost))", holds: cost <= limit, span: span)
      if !check.holds { check.reasons = exchanges.costExplanations }
      checks.append(check)
    }
    add("rcu", rcu, capacity.rcu)
    add("wcu", wcu, capacity.wcu)
    add("requests", requests.map(Double.init), Double(exchanges.count))
    add("scans", self.scans.map(Double.init), Double(scans))
    return checks
  }

}
