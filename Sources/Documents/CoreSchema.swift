/// What a plain scalar means in the core schema of YAML 1.2.2, section 10.3.2.
///
/// `yes`, `no`, `on`, dates and times are text there.
enum CoreSchema {
  /// Throws for numbers that DynamoDB has no place for.
  static func value(of text: String, at span: Span) throws(Diagnostic) -> Node.Value {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan",
      ".NaN", ".NAN":
      throw .error(
        "DynamoDB has no infinite numbers and no 'not a number'", at: span,
        label: "put it in quotes if it is text")
    default: break
    }
    if text.hasPrefix("0x") || text.hasPrefix("0o") {
      let digits = text.dropFirst(2)
      let radix = text.hasPrefix("0x") ? 16 : 8
      guard !digits.isEmpty, digits.utf8.allSatisfy({ isDigit($0, radix: radix) }) else {
        return .text(text)
      }
      guard let number = UInt128(digits, radix: radix) else {
        throw .error("this number is too large", at: span, label: "it has more than 128 bits")
      }
      return .number(String(number))
    }
    return decimal(text).map(Node.Value.number) ?? .text(text)
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?` in JSON's spelling; nil
  /// for anything else.
  private static func decimal(_ text: String) -> String? {
    var rest = Substring(text)
    func digits() -> Substring {
      let run = rest.prefix { $0.isASCII && $0.isWholeNumber }
      rest = rest.dropFirst(run.count)
      return run
    }
    func eat(_ choices: String) -> Character? {
      guard let first = rest.first, choices.contains(first) else { return nil }
      return rest.removeFirst()
    }
    let sign = eat("+-") == "-" ? "-" : ""
    let whole = digits()
    let hasPoint = eat(".") != nil
    let fraction = hasPoint ? digits() : ""
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = ""
    if let e = eat("eE") {
      let sign = eat("+-").map(String.init) ?? ""
      let power = digits()
      guard !power.isEmpty else { return nil }
      exponent = "\(e)\(sign)\(power)"
    }
    guard rest.isEmpty else { return nil }
    let trimmed = whole.drop { $0 == "0" }
    return sign + (trimmed.isEmpty ? "0" : trimmed) + (fraction.isEmpty ? "" : ".\(fraction)")
      + exponent
  }
}
