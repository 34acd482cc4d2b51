import Documents
import Glibc

/// A text pattern between slashes: `/^TWEET#/`.
///
/// POSIX extended regular expressions over characters, with `\d`, `\w` and `\s` besides. The pattern
/// is searched for; `^` and `$` tie it to the ends.
final class Pattern: Sendable {
  /// Between the slashes.
  let text: String
  private nonisolated(unsafe) var compiled = regex_t()

  /// What is wrong with a pattern, in a few words.
  struct Failure: Error { let message: String }

  init(_ text: String) throws(Failure) {
    self.text = text
    try PatternText.checkSize(text)
    let translated = try PatternText.translated(text)
    let code = CharacterLocale.run { regcomp(&compiled, translated, REG_EXTENDED | REG_NOSUB) }
    guard code == 0 else {
      var buffer = [UInt8](repeating: 0, count: 200)
      let length = buffer.withUnsafeMutableBytes { bytes in
        regerror(code, &compiled, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
      }
      let message = String(decoding: buffer.prefix(max(length - 1, 0)), as: UTF8.self)
      throw Failure(message: message.prefix(1).lowercased() + message.dropFirst())
    }
  }

  deinit { regfree(&compiled) }

  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      // The length is given, so that a zero byte in the text does not end it.
      var range = regmatch_t(rm_so: 0, rm_eo: regoff_t(bytes.count))
      return bytes.withMemoryRebound(to: CChar.self) { characters in
        let start = characters.baseAddress ?? UnsafePointer(Self.empty)
        return CharacterLocale.run { regexec(&compiled, start, 1, &range, REG_STARTEND) } == 0
      }
    }
  }

  private nonisolated(unsafe) static let empty = {
    let empty = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    empty.initialize(to: 0)
    return empty
  }()
}

/// Has the regular-expression functions see characters instead of bytes, for this thread and call.
private enum CharacterLocale {
  private nonisolated(unsafe) static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  static func run<Result>(_ body: () -> Result) -> Result {
    guard let locale else { return body() }
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }
}
