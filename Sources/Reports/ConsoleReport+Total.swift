package import Scenarios

extension ConsoleReport {
  /// The last line after several scenarios: `3 scenarios: 2 passed, 1 failed · 61 requests · 40 WCU`.
  package static func total(_ runs: [Run], style: TerminalStyle) -> String {
    let passed = runs.count(where: \.passed)
    let counts = [(passed, "passed"), (runs.count - passed, "failed")].filter { $0.0 > 0 }
      .map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    let results = "\(Quantity.of(runs.count, "scenario")): \(counts)"
    let capacity = runs.reduce(Capacity.zero) { $0 + $1.capacity }
    let requests = runs.reduce(0) { $0 + $1.exchanges.count }
    let parts =
      [style(results, passed == runs.count ? .green : .red), Quantity.of(requests, "request")]
      + Quantity.parts(capacity)
    return parts.joined(separator: Quantity.separator) + "\n"
  }
}
