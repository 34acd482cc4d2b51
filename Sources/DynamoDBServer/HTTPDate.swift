import DynamoDBSigning

/// A moment as HTTP headers have it: `Sat, 21 Nov 2026 12:00:00 GMT`.
struct HTTPDate {
  let epochSeconds: Int

  static var now: HTTPDate { HTTPDate(epochSeconds: SignatureTime.now.epochSeconds) }

  /// `20261121T120000Z`
  private var basic: String { SignatureTime(epochSeconds: epochSeconds).text }

  var text: String {
    let digits = Array(basic)
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let day = days[(epochSeconds / 86_400 % 7 + 7) % 7]
    let month = months[(Int(String(digits[4..<6])) ?? 1) - 1]
    return "\(day), \(String(digits[6..<8])) \(month) \(String(digits[0..<4])) "
      + "\(String(digits[9..<11])):\(String(digits[11..<13])):\(String(digits[13..<15])) GMT"
  }

  /// `2026-11-21T12:00:00Z`
  var iso8601: String {
    let digits = Array(basic)
    return "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<11])):"
      + "\(String(digits[11..<13])):\(String(digits[13..<16]))"
  }
}
