/// What a pattern's text may hold, and how it reaches the C library.
enum PatternText {
  private static let lengthLimit = 1000
  /// The C library unrolls repetitions: nested ones multiply and take memory without bound.
  private static let repetitionLimit = 1000

  static func checkSize(_ text: String) throws(Pattern.Failure) {
    if text.isEmpty { throw Pattern.Failure(message: "it is empty") }
    if text.utf8.contains(0) { throw Pattern.Failure(message: "it holds a zero byte") }
    guard text.utf8.count <= lengthLimit else {
      throw Pattern.Failure(message: "it has more than \(lengthLimit) bytes")
    }
    var repetitions = 1
    for brace in text.utf8.split(separator: UInt8(ascii: "{")).dropFirst() {
      for digits in brace.prefix(while: { $0 != UInt8(ascii: "}") }).split(
        separator: UInt8(ascii: ","))
      {
        let count = Int(String(decoding: digits, as: UTF8.self)) ?? 1
        repetitions *= max(1, min(count, repetitionLimit + 1))
        guard repetitions <= repetitionLimit else {
          throw Pattern.Failure(message: "its repetitions multiply to more than \(repetitionLimit)")
        }
      }
    }
  }

  /// `\d`, `\D`, `\w`, `\s` as POSIX classes, also between brackets, where POSIX takes a backslash
  /// for itself.
  static func translated(_ text: String) throws(Pattern.Failure) -> String {
    var output = ""
    var rest = text.unicodeScalars[...]
    var inBrackets = false
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let escaped = rest.popFirst() else {
          throw Pattern.Failure(message: "a backslash ends it")
        }
        output += inBrackets ? try bracketed(escaped) : plain(escaped)
      case "[" where !inBrackets:
        inBrackets = true
        output += "["
        if rest.first == "^" { output.unicodeScalars.append(rest.removeFirst()) }
        // The first `]` stands for itself.
        if rest.first == "]" { output.unicodeScalars.append(rest.removeFirst()) }
      case "[" where rest.first == ":":
        let end = rest.firstIndex(of: "]") ?? rest.endIndex
        output += "[" + String(rest[..<end])
        rest = rest[end...]
        if let close = rest.popFirst() { output.unicodeScalars.append(close) }
      case "]":
        inBrackets = false
        output += "]"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func plain(_ escaped: Unicode.Scalar) -> String {
    switch escaped {
    case "d": "[0-9]"
    case "D": "[^0-9]"
    case "/": "/"
    default: "\\" + String(escaped)
    }
  }

  private static func bracketed(_ escaped: Unicode.Scalar) throws(Pattern.Failure) -> String {
    switch escaped {
    case "d": return "0-9"
    case "w": return "[:alnum:]_"
    case "s": return "[:space:]"
    case "/", "\\", ".", "+", "*", "?", "(", ")", "{", "}", "|", "$", "#": return String(escaped)
    default:
      throw Pattern.Failure(message: "'\\\(escaped)' means nothing between brackets")
    }
  }
}
