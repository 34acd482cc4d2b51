import DynamoDBWire

/// Tags of requests. Each fault has a text of its own and the first one is told, whether it is a
/// constraint of the service model or not (DDB-TABLE-105, 106, 107, 108, 372 and 457, October 2026).
extension Parameters {
  /// Source: "Tagging restrictions in DynamoDB", Developer Guide.
  static let maximumTags = 50

  static let tooManyTags = DynamoDBError.validation(
    "Number of Tags exceed the current limit for the provided ResourceArn")

  mutating func tags() -> [TableSettings.Tag] {
    let tags = (list("Tags") ?? []).map { element in
      inside(element.object ?? [:], at: "tags") { inner in
        let key = inner.text("Key")
        let value = inner.text("Value")
        inner.checkTagKey(key)
        if !Self.isTag(value, length: 0...256) {
          inner.report(
            .operation,
            .validation("The Tag Value provided is invalid, Value: \(value ?? "null")"))
        }
        return TableSettings.Tag(key: key ?? "", value: value ?? "")
      }
    }
    // Before the keys are compared, which takes the square of their number.
    if tags.count > Self.maximumTags {
      report(.operation, Self.tooManyTags)
    } else if let key = Self.duplicate(in: tags.map(\.key)) {
      report(
        .operation,
        .validation("Duplicate Tag Keys provided as input: Duplicate Tag Key found \(key)"))
    }
    return tags
  }

  /// The keys of tags to be taken away, of which the same is asked as of those that are given.
  mutating func tagKeys() -> [String] {
    guard let list = list("TagKeys") else {
      violation(nil, at: "tagKeys", "Member must not be null")
      return []
    }
    if list.isEmpty {
      report(.operation, .validation("Atleast one Tag Key needs to be provided as Input."))
    }
    for element in list { checkTagKey(element.string) }
    if list.count > Self.maximumTags { report(.operation, Self.tooManyTags) }
    return list.compactMap(\.string)
  }

  private mutating func checkTagKey(_ key: String?) {
    if !Self.isTag(key, length: 1...128) {
      report(.operation, .validation("The Tag Key provided is invalid, Key: \(key ?? "null")"))
    } else if let key, key.prefix(4).lowercased() == "aws:" {
      report(.operation, .validation("Tag Key cannot be prefixed with aws:, Key: \(key)"))
    }
  }

  /// Letters, spaces and numbers of all scripts, and a few signs.
  private static func isTag(_ text: String?, length: ClosedRange<Int>) -> Bool {
    guard let text, length.contains(text.utf16.count) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator,
        .paragraphSeparator:
        true
      default: "+-=._:/@".unicodeScalars.contains(scalar)
      }
    }
  }

  private static func duplicate(in keys: [String]) -> String? {
    for (place, key) in keys.enumerated()
    where keys[..<place].contains(where: { sameBytes($0, key) }) {
      return key
    }
    return nil
  }
}
