import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns that read a whole table.
enum ScanRule: Rule {
  static let name = "scan"

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.patterns.compactMap { pattern in
      let scans = seen.calls.filter { call in
        call.pattern.name == pattern.name && call.reads.contains { $0.call.operation == "Scan" }
      }
      guard let most = scans.max(by: { $0.scanned < $1.scanned }) else { return nil }
      let given = most.reads.reduce(0) { $0 + $1.count }
      return Finding(
        name, "'\(pattern.name)' scans: it read \(items(most.scanned)) for \(given)",
        advice: "an index with these items in a partition of its own", at: most.span)
    }
  }
}

/// `1 item`, `14 items`
func items(_ count: Int) -> String { count == 1 ? "1 item" : "\(count) items" }
