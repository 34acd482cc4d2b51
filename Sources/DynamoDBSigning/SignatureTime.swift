import Glibc

/// A moment as signatures have it, in ISO 8601's basic format: `20261121T120000Z`.
package struct SignatureTime: Sendable, Equatable {
  package let epochSeconds: Int

  package init(epochSeconds: Int) { self.epochSeconds = epochSeconds }

  /// The machine's clock.
  package static var now: SignatureTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return SignatureTime(epochSeconds: time.tv_sec)
  }

  /// nil where the text has another form or names no moment.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[4..<6]),
      let day = Self.number(bytes[6..<8]), let hour = Self.number(bytes[9..<11]),
      let minute = Self.number(bytes[11..<13]), let second = Self.number(bytes[13..<15]),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    epochSeconds = days * 86_400 + hour * 3600 + minute * 60 + second
  }

  package var text: String { "\(date)T\(clock)Z" }

  /// `20261121`
  package var date: String {
    let (year, month, day) = Self.civil(days: days)
    return Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2)
  }

  private var days: Int { (epochSeconds - secondOfDay) / 86_400 }

  private var secondOfDay: Int { (epochSeconds % 86_400 + 86_400) % 86_400 }

  private var clock: String {
    let second = secondOfDay
    return Self.padded(second / 3600, 2) + Self.padded(second / 60 % 60, 2)
      + Self.padded(second % 60, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  /// Days since 1970 of a date in the Gregorian calendar (years count from March, so that the leap
  /// day is the last).
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
