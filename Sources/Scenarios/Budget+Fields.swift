package import AccessPatterns
package import Documents

extension Budget {
  package static let rcu = Field("rcu", FieldType<Double>.units, "Read capacity units, at most.")
  package static let wcu = Field("wcu", FieldType<Double>.units, "Write capacity units, at most.")
  package static let requests = Field("requests", FieldType<Int>.count, "Requests, at most.")
  package static let scans = Field("scans", FieldType<Int>.count, "Scan requests, at most.")
  package static let keys = [
    rcu.description, wcu.description, requests.description, scans.description,
  ]

  /// Reads `{ rcu, wcu, requests, scans }`; every key may be left out.
  package init(from fields: inout Fields) {
    self.init(
      rcu: fields.take(Self.rcu), wcu: fields.take(Self.wcu),
      requests: fields.take(Self.requests), scans: fields.take(Self.scans))
    fields.finish()
  }
}

extension FieldType<Double> {
  /// Capacity units: a number from 0.
  package static let units = FieldType(.number) { (node) throws(Diagnostic) in
    guard case .number(let text) = node.value else { throw .expected(.number, node) }
    guard let units = Double(text), units >= 0, units.isFinite else {
      throw .error("expected a number from 0, found \(text)", at: node.span)
    }
    return units
  }
}
