import DynamoDBSigning

/// Moments as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func epochSeconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, let month = months.firstIndex(of: String(parts[2])) else { return nil }
    let number = month + 1
    let clock = parts[4].split(separator: ":").joined()
    let date = "\(parts[3])\(number < 10 ? "0" : "")\(number)\(parts[1])"
    return SignatureTime("\(date)T\(clock)Z")?.epochSeconds
  }
}
