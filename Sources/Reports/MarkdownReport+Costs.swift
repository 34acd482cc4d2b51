import AccessPatterns
import DynamoDBWire
import Scenarios

extension MarkdownReport {
  /// What each access pattern cost over the whole run; nothing where none was called.
  var costs: [String] {
    let costs = PatternCosts(run)
    guard !costs.rows.isEmpty else { return [] }
    var table = PipeTable([
      .init("Access pattern"), .init("Calls", .right), .init("Requests", .right),
      .init("RCU", .right), .init("WCU", .right),
    ])
    for row in costs.rows {
      table.rows.append(
        [Markdown.text(row.name), Quantity.grouped(row.calls)]
          + Self.cells(row.requests, row.capacity))
    }
    let all = run.exchanges.count
    let known = costs.rows.reduce(0) { $0 + $1.requests }
    if all > known {
      let rest = run.capacity - costs.rows.reduce(.zero) { $0 + $1.capacity }
      table.rows.append(["*other requests*", ""] + Self.cells(all - known, rest))
    }
    table.rows.append(
      ["**All**", ""] + Self.cells(all, run.capacity).map { $0.isEmpty ? "" : "**\($0)**" })
    return ["## Cost by access pattern", table.text]
  }

  private static func cells(_ requests: Int, _ capacity: Capacity) -> [String] {
    [Quantity.grouped(requests), Quantity.units(capacity.rcu), Quantity.units(capacity.wcu)]
  }
}

extension Capacity {
  fileprivate static func - (left: Capacity, right: Capacity) -> Capacity {
    Capacity(rcu: left.rcu - right.rcu, wcu: left.wcu - right.wcu)
  }
}
