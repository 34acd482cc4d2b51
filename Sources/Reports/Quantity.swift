import AccessPatterns
import Scenarios

/// Numbers as a report writes them.
enum Quantity {
  /// `9,950`
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number.magnitude).enumerated() {
      let left = String(number.magnitude).utf8.count - index
      if index > 0, left % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// `1 item`, `2 items`
  static func of(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Capacity units, multiples of a half: `0.5`, `1,204`; empty for none.
  static func units(_ units: Double) -> String {
    guard units > 0, units < 1e15 else { return units == 0 ? "" : String(units) }
    let halves = Int((units * 2).rounded())
    if halves == 1 { return "0.5" }
    return grouped(halves / 2) + (halves.isMultiple(of: 2) ? "" : ".5")
  }

  /// `0.5 RCU` and `2 WCU`, as far as there is any.
  static func parts(_ capacity: Capacity) -> [String] {
    [(capacity.rcu, "RCU"), (capacity.wcu, "WCU")].filter { $0.0 > 0 }
      .map { "\(units($0.0)) \($0.1)" }
  }

  /// What is between the parts of one line.
  static let separator = " · "
}
