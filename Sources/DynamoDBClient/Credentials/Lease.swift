import DynamoDBSigning
import DynamoDBWire

/// Credentials and until when they hold.
struct Lease: Sendable {
  let credentials: Credentials
  /// Seconds since 1970; nil where they do not end.
  let end: Int?

  init(_ credentials: Credentials, end: Int? = nil) {
    self.credentials = credentials
    self.end = end
  }

  /// Of the JSON that processes and metadata services answer with.
  ///
  /// - Parameters:
  ///   - token: The member that has the session token: `Token` or `SessionToken`.
  ///   - source: Named in messages, which repeat nothing of the answer.
  init(
    _ json: JSON.Object, token: String, mustEnd: Bool, source: String
  ) throws(DynamoDBError) {
    func text(_ name: String) throws(DynamoDBError) -> String {
      guard let text = json[name]?.string, !text.isEmpty else {
        throw .unreachable("\(source) gives no '\(name)'")
      }
      return text
    }
    credentials = Credentials(
      accessKeyID: try text("AccessKeyId"), secretAccessKey: try text("SecretAccessKey"),
      sessionToken: mustEnd ? try text(token) : json[token]?.string)
    guard let moment = json["Expiration"]?.string else {
      if mustEnd { throw .unreachable("\(source) gives no 'Expiration'") }
      end = nil
      return
    }
    guard let end = Self.moment(moment) else {
      throw .unreachable("\(source) gives an 'Expiration' that is no moment")
    }
    self.end = end
  }

  /// `2026-11-21T12:00:00Z`, also with a fraction of a second or an offset like `+01:00`.
  static func moment(_ text: String) -> Int? {
    guard let t = text.firstIndex(of: "T") else { return nil }
    let date = text[..<t].split(separator: "-").joined()
    var clock = text[text.index(after: t)...]
    var offset = 0
    if clock.hasSuffix("Z") {
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let digits = clock[clock.index(after: sign)...].split(separator: ":").joined()
      guard digits.count == 4, let number = Int(digits) else { return nil }
      offset = (number / 100 * 60 + number % 100) * 60 * (clock[sign] == "-" ? -1 : 1)
      clock = clock[..<sign]
    }
    let seconds = clock.prefix { $0 != "." }.split(separator: ":").joined()
    return SignatureTime("\(date)T\(seconds)Z").map { $0.epochSeconds - offset }
  }
}
