import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// What each access pattern cost over the whole run; nothing where none was called.
  var costs: [String] {
    let costs = PatternCosts(run)
    guard !costs.rows.isEmpty else { return [] }
    var table = PipeTable([
      .init("Access pattern"), .init("Calls", .right), .init("Requests", .right),
      .init("RCU", .right), .init("WCU", .right), .init("Items read", .right),
      .init("Returned", .right),
    ])
    for row in costs.rows {
      table.rows.append([Markdown.text(row.name), Quantity.grouped(row.calls)] + Self.cells(row))
    }
    let exchanges = run.exchanges
    var all = PatternCosts.Row(name: "")
    all.requests = exchanges.count
    all.capacity = run.capacity
    all.read = exchanges.reduce(0) { $0 + $1.itemsRead }
    all.returned = exchanges.reduce(0) { $0 + $1.itemsReturned }
    let rest = costs.rows.reduce(all) { $0 - $1 }
    if rest.requests > 0 { table.rows.append(["*other requests*", ""] + Self.cells(rest)) }
    table.rows.append(
      ["**All**", ""] + Self.cells(all).map { $0.isEmpty ? "" : "**\($0)**" })
    return ["## Cost by access pattern", table.text]
  }

  private static func cells(_ row: PatternCosts.Row) -> [String] {
    [
      Quantity.grouped(row.requests), Quantity.units(row.capacity.rcu),
      Quantity.units(row.capacity.wcu), row.read > 0 ? Quantity.grouped(row.read) : "",
      row.read > 0 ? Quantity.grouped(row.returned) : "",
    ]
  }
}

extension PatternCosts.Row {
  fileprivate static func - (left: Self, right: Self) -> Self {
    var rest = left
    rest.requests -= right.requests
    rest.capacity = Capacity(
      rcu: left.capacity.rcu - right.capacity.rcu, wcu: left.capacity.wcu - right.capacity.wcu)
    rest.read -= right.read
    rest.returned -= right.returned
    return rest
  }
}
