package import Documents

/// A moment as a scenario writes it, in RFC 3339's form, and in milliseconds since 1970.
///
/// ```swift
/// Timestamp("2024-01-12T12:00:46Z")?.milliseconds       // 1_705_060_846_000
/// Timestamp("2024-01-12T13:00:46.5+01:00")?.milliseconds  // 1_705_060_846_500
/// ```
package struct Timestamp: Sendable, Equatable {
  package let milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// nil for another form, and for dates that the calendar does not have.
  package init?(_ text: String) {
    var reader = Reader(rest: Array(text.utf8)[...])
    guard
      let year = reader.number(4), reader.eat("-"), let month = reader.number(2),
      reader.eat("-"), let day = reader.number(2), reader.eat("T") || reader.eat("t"),
      let hour = reader.number(2), reader.eat(":"), let minute = reader.number(2),
      reader.eat(":"), let second = reader.number(2), let fraction = reader.fraction(),
      let offset = reader.offset(), reader.rest.isEmpty,
      year >= 1, (1...12).contains(month), day >= 1, day <= Self.days(of: month, year),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = ((Self.dayNumber(year, month, day) * 24 + hour) * 60 + minute - offset) * 60
    milliseconds = (seconds + second) * 1000 + fraction
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since 1970-01-01, counted in eras of 400 years that begin on 1 March.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let yearOfEra = year % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return year / 400 * 146_097 + dayOfEra - 719_468
  }
}

private struct Reader {
  var rest: ArraySlice<UInt8>

  mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Milliseconds; what is finer is dropped.
  mutating func fraction() -> Int? {
    guard eat(".") else { return 0 }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return (0..<3).reduce(0) { value, place in
      value * 10 + (place < digits.count ? Int(digits[digits.startIndex + place] - 0x30) : 0)
    }
  }

  /// Minutes east of UTC.
  mutating func offset() -> Int? {
    if eat("Z") || eat("z") { return 0 }
    let sign = eat("-") ? -1 : 1
    guard sign == -1 || eat("+"), let hours = number(2), eat(":"), let minutes = number(2),
      hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}

extension FieldType<Timestamp> {
  package static let timestamp = FieldType(
    .form("a date and time", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}")
  ) { (node) throws(Diagnostic) in
    guard let text = node.text, let timestamp = Timestamp(text) else {
      throw .error(
        "expected a date and time, found \(node.text.map { "'\($0)'" } ?? node.kind)",
        at: node.span, label: "such as 2024-01-12T12:00:46Z")
    }
    return timestamp
  }
}
