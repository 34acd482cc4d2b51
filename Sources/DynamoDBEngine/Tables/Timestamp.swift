/// Times as labels of streams and messages show them.
enum Timestamp {
  /// `2024-01-12T12:00:46.000` for seconds since 1970.
  static func label(_ epochSeconds: Int, milliseconds: Int = 0) -> String {
    let days = epochSeconds >= 0 ? epochSeconds / 86_400 : (epochSeconds - 86_399) / 86_400
    let second = epochSeconds - days * 86_400
    // Howard Hinnant's days-to-civil: years begin in March, in eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    let date = [
      padded(year + era * 400 + (civilMonth <= 2 ? 1 : 0), 4), padded(civilMonth, 2),
      padded(dayOfYear - (153 * month + 2) / 5 + 1, 2),
    ]
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return date.joined(separator: "-") + "T" + time.joined(separator: ":") + "."
      + padded(milliseconds, 3)
  }

  /// `2024-01-12T12:00:46Z`
  static func second(_ epochSeconds: Int) -> String { label(epochSeconds).prefix(19) + "Z" }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
