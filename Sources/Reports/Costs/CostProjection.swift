import AccessPatterns
package import Documents
import DynamoDBWire
package import Scenarios

/// A monthly bill from what calls cost when scenarios were played.
package struct CostProjection {
  /// How often an access pattern is called in a month: `--calls post_tweet=1000000`.
  package struct Calls: Sendable {
    package let pattern: String
    package let count: Int

    package init(pattern: String, count: Int) {
      self.pattern = pattern
      self.count = count
    }
  }

  private let rows: [(calls: Calls, measured: PatternCosts.Row)]
  private let sources: [String]
  private let prices: PriceList
  private let storage: Double

  /// - Parameters:
  ///   - runs: What measured; calls of one pattern in several runs are averaged.
  ///   - storage: GB that are stored all month.
  package init(
    _ runs: [Run], calls: [Calls], prices: PriceList, storage: Double = 0
  ) throws(Diagnostic) {
    var measured: [PatternCosts.Row] = []
    for row in runs.flatMap({ PatternCosts($0).rows }) {
      if let place = measured.firstIndex(where: { sameBytes($0.name, row.name) }) {
        measured[place].calls += row.calls
        measured[place].requests += row.requests
        measured[place].capacity = measured[place].capacity + row.capacity
      } else {
        measured.append(row)
      }
    }
    var rows: [(Calls, PatternCosts.Row)] = []
    for call in calls {
      guard let row = measured.first(where: { sameBytes($0.name, call.pattern) }) else {
        throw .error(
          "'\(call.pattern)' is not called, so nothing says what it costs", at: nil,
          label: "measured: \(measured.map(\.name).joined(separator: ", "))")
      }
      rows.append((call, row))
    }
    self.rows = rows
    self.prices = prices
    self.storage = storage
    sources = runs.map(\.shownPath)
  }

  /// The bill as Markdown, aligned so that a terminal can show it too, and what it assumes.
  package var text: String {
    var table = PipeTable([
      .init("Access pattern"), .init("Calls", .right), .init("RCU a call", .right),
      .init("WCU a call", .right), .init("Read units", .right), .init("Write units", .right),
      .init(Markdown.text(prices.currency), .right),
    ])
    var all = (reads: 0.0, writes: 0.0)
    for (calls, row) in rows {
      let rcu = row.capacity.rcu / Double(row.calls)
      let wcu = row.capacity.wcu / Double(row.calls)
      let (reads, writes) = (rcu * Double(calls.count), wcu * Double(calls.count))
      all = (all.reads + reads, all.writes + writes)
      table.rows.append(
        [Markdown.text(calls.pattern), Quantity.grouped(calls.count), Self.decimals(rcu, 3)]
          + [Self.decimals(wcu, 3), Self.whole(reads), Self.whole(writes)]
          + [Self.decimals(cost(reads, writes), 2)])
    }
    let stored = storage * prices.storageGB
    if storage > 0 {
      table.rows.append(
        ["*\(Self.short(storage)) GB stored*", "", "", "", "", "", Self.decimals(stored, 2)])
    }
    table.rows.append(
      ["**All**", "", "", "", Self.whole(all.reads), Self.whole(all.writes)]
        + ["**\(Self.decimals(cost(all.reads, all.writes) + stored, 2))**"])
    return ([table.text] + [assumptions]).joined(separator: "\n\n") + "\n"
  }

  private func cost(_ reads: Double, _ writes: Double) -> Double {
    (reads * prices.readMillion + writes * prices.writeMillion) / 1_000_000
  }

  private var assumptions: String {
    let calls = rows.reduce(0) { $0 + $1.measured.calls }
    let list = sources.map { Markdown.text($0) }.joined(separator: ", ")
    return """
      This assumes:

      - A call costs what it cost on average in \(Quantity.of(calls, "call")) that were measured \
      in \(list): items of that size, collections of that length, indexes included.
      - On-demand capacity in \(Markdown.text(prices.region)) at the prices of \
      \(Markdown.text(prices.date)): \(Self.decimals(prices.readMillion, 4)) \(Markdown.text(prices.currency)) \
      for a million read units, \(Self.decimals(prices.writeMillion, 4)) for a million write units, \
      \(Self.decimals(prices.storageGB, 4)) for a GB stored for a month, no free tier\(listed).
      - Nothing else: no \(storage > 0 ? "" : "storage, ")streams, backups, replicas, data transfer or \
      taxes, no repeated requests.
      """
  }

  /// ` (https://…)`
  private var listed: String { prices.source.map { " (\(Markdown.text($0)))" } ?? "" }

  /// `10` and `0.5`
  private static func short(_ number: Double) -> String {
    number.rounded() == number ? whole(number) : String(number)
  }

  private static func whole(_ number: Double) -> String {
    number < 1e15 ? Quantity.grouped(Int(number.rounded())) : String(number)
  }

  /// `1,234.50` with two digits.
  private static func decimals(_ number: Double, _ digits: Int) -> String {
    guard number < 1e12 else { return String(number) }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((number * Double(scale)).rounded())
    let rest = String(scaled % scale)
    return "\(Quantity.grouped(scaled / scale))."
      + String(repeating: "0", count: digits - rest.utf8.count) + rest
  }
}
