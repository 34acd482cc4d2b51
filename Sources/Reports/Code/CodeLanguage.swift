import DynamoDBWire

/// A language in which a report can show a request.
package enum CodeLanguage: String, CaseIterable, Sendable {
  case cli
  case boto3
  case swift

  /// `AWS CLI`
  var title: String {
    switch self {
    case .cli: "AWS CLI"
    case .boto3: "boto3"
    case .swift: "Swift"
    }
  }

  /// As a fenced block of Markdown names it.
  var fence: String {
    switch self {
    case .cli: "sh"
    case .boto3: "python"
    case .swift: "swift"
    }
  }

  /// The request as one would type it there.
  func code(_ call: Call) -> String {
    switch self {
    case .cli: CLICode.text(call)
    case .boto3: Boto3Code.text(call)
    case .swift: SwiftCode.text(call)
    }
  }

  /// A member's or operation's name in words: `KeyConditionExpression` with `_` is
  /// `key_condition_expression`, `SSESpecification` is `sse_specification`.
  static func words(_ name: String, _ separator: Character) -> String {
    let letters = Array(name.unicodeScalars)
    var result = ""
    for (index, letter) in letters.enumerated() {
      let isCapital = letter.properties.isUppercase
      let followsSmall = index > 0 && !letters[index - 1].properties.isUppercase
      let leadsSmall = index + 1 < letters.count && !letters[index + 1].properties.isUppercase
      if isCapital, index > 0, followsSmall || leadsSmall { result.append(separator) }
      result += String(letter).lowercased()
    }
    return result
  }
}
