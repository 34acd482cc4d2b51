import Dispatch
import DynamoDBWire
import Glibc

/// A profile's `credential_process`: a command that prints credentials as JSON.
///
/// - Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>
struct CredentialProcess: Sendable {
  let command: String
  let profile: String

  /// Seconds that it may take.
  private static let limit = 60
  private static let maximum = 1024 * 1024

  private var name: String { "the credential_process of profile '\(profile)'" }

  func run() async throws(DynamoDBError) -> Lease {
    guard let words = ShellWords.split(command), !words.isEmpty else {
      throw .unreachable("\(name) is no command: a quote is not closed, or it is empty")
    }
    // A process may take seconds; the threads that run tasks are few.
    let result = await withCheckedContinuation { continuation in
      DispatchQueue(label: "partita.process").async {
        continuation.resume(
          returning: ChildProcess.run(words, seconds: Self.limit, most: Self.maximum))
      }
    }
    let output: ChildProcess.Output
    switch result {
    case .success(let finished): output = finished
    case .failure(let failure): throw .unreachable("\(name) \(failure.reason)")
    }
    guard output.status == 0 else {
      let said = Self.masked(output.error)
      throw .unreachable(
        "\(name) ends with \(output.status)" + (said.isEmpty ? "" : ", saying '\(said)'"))
    }
    guard let json = (try? JSONParser.parse(output.output))?.object else {
      throw .unreachable("\(name) prints no JSON object")
    }
    guard json["Version"]?.int == 1 else {
      throw .unreachable("\(name) prints no 'Version' of 1")
    }
    return try Lease(json, token: "SessionToken", mustEnd: false, source: name)
  }

  /// The last line of what it wrote to standard error, without words that may be keys.
  static func masked(_ bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let visible = (lines.last ?? []).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: " ") }
    let words = String(decoding: visible, as: UTF8.self).split(separator: " ").map { word in
      let hasDigit = word.utf8.contains { (0x30...0x39).contains($0) }
      return word.utf8.count >= 16 && hasDigit ? "***" : String(word)
    }
    return String(words.joined(separator: " ").prefix(200))
  }
}

/// Splits a command line as a POSIX shell does, without anything else that a shell does.
enum ShellWords {
  /// - Returns: nil where a quote is not closed.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8]?
    var quote: UInt8?
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch (quote, byte) {
      case (UInt8(ascii: "'")?, let byte) where byte != UInt8(ascii: "'"): word?.append(byte)
      case (UInt8(ascii: "\"")?, UInt8(ascii: "\\")):
        guard let next = bytes.next() else { return nil }
        if next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { word?.append(byte) }
        word?.append(next)
      case (let open?, let byte) where byte == open: quote = nil
      case (_?, let byte): word?.append(byte)
      case (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "\"")):
        quote = byte
        word = word ?? []
      case (nil, UInt8(ascii: "\\")):
        guard let next = bytes.next() else { return nil }
        word = (word ?? []) + [next]
      case (nil, 0x20), (nil, 0x09), (nil, 0x0A), (nil, 0x0D):
        if let finished = word { words.append(String(decoding: finished, as: UTF8.self)) }
        word = nil
      case (nil, let byte): word = (word ?? []) + [byte]
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
