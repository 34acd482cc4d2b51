package import Scenarios

extension ConsoleReport {
  /// The last line after several scenarios: `3 scenarios: 2 passed, 1 failed · 61 requests · 40 WCU`.
  package static func total(_ runs: [Run], style: TerminalStyle) -> String {
    let scenarios = runs.chunked
    let passed = scenarios.count { $0.allSatisfy(\.passed) }
    let counts = [(passed, "passed"), (scenarios.count - passed, "failed")].filter { $0.0 > 0 }
      .map { "\(Quantity.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    let all = Quantity.of(scenarios.count, "scenario")
    let cases = runs.count { $0.caseName != nil }
    let results = (cases > 0 ? "\(all) (\(Quantity.of(cases, "case"))): " : "\(all): ") + counts
    let capacity = runs.reduce(Capacity.zero) { $0 + $1.capacity }
    let requests = runs.reduce(0) { $0 + $1.exchanges.count }
    let parts =
      [style(results, passed == scenarios.count ? .green : .red), Quantity.of(requests, "request")]
      + Quantity.parts(capacity)
    return parts.joined(separator: Quantity.separator) + "\n"
  }
}

extension [Run] {
  /// Those of one scenario together: the cases of a scenario follow each other.
  fileprivate var chunked: [ArraySlice<Run>] {
    var chunks: [ArraySlice<Run>] = []
    for index in indices {
      if let last = chunks.last, let first = last.first, self[index].caseName != nil,
        first.caseName != nil, first.path == self[index].path
      {
        chunks[chunks.count - 1] = self[last.startIndex...index]
      } else {
        chunks.append(self[index...index])
      }
    }
    return chunks
  }
}
