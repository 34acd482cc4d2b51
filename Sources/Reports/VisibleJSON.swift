import DynamoDBWire

/// JSON for a code block.
enum VisibleJSON {
  /// The API's JSON over several lines, cut where it is long.
  static func block(_ object: JSON.Object) -> String {
    Cut.block(escaped(JSON.object(object).pretty()))
  }

  /// Writes what is invisible, or turns the direction of text, as `\u202e`: in JSON such characters
  /// stand only inside strings, where this means the same.
  static func escaped(_ json: String) -> String {
    if json.unicodeScalars.allSatisfy({ $0.showsAsItself || $0 == "\n" }) { return json }
    var result = ""
    var left: Unicode.Scalar?
    for scalar in json.unicodeScalars {
      if scalar.showsAsItself || scalar == "\n"
        || Markdown.visible(scalar, after: left) == String(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      }
      left = scalar
    }
    return result
  }
}
