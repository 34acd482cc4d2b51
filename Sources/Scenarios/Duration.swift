package import Documents

/// A length of time as a scenario writes it, in milliseconds: `90s`, `500ms`, `15m`, `2h`, `7d`.
package struct Duration: Sendable, Equatable {
  package let milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  package static func seconds(_ seconds: Int) -> Duration {
    Duration(milliseconds: seconds * 1000)
  }

  private static let units = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]
  /// A hundred years: more is a slip, and would leave the calendar.
  private static let limit = 36_525 * 86_400_000

  /// nil for what is no duration.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
    guard
      let unit = Self.units.first(where: { $0.0 == text.dropFirst(digits.count) }),
      let amount = Int(digits)
    else { return nil }
    let (milliseconds, overflow) = amount.multipliedReportingOverflow(by: unit.1)
    guard !overflow, milliseconds <= Self.limit else { return nil }
    self.milliseconds = milliseconds
  }
}

extension FieldType<Duration> {
  package static let duration = FieldType(.form("a duration", pattern: "^[0-9]+(ms|s|m|h|d)$")) {
    (node) throws(Diagnostic) in
    guard let text = node.text, let duration = Duration(text) else {
      throw .error(
        "expected a duration, found \(node.text.map { "'\($0)'" } ?? node.kind)", at: node.span,
        label: "a whole number and ms, s, m, h or d, such as 90s; at most 36525d")
    }
    return duration
  }
}

extension Duration: CustomStringConvertible {
  /// As a scenario writes it, in the largest unit that fits: `90s`, `2m`.
  package var description: String {
    let unit = Self.units.last { milliseconds % $0.1 == 0 && milliseconds >= $0.1 } ?? ("ms", 1)
    return "\(milliseconds / unit.1)\(unit.0)"
  }
}
