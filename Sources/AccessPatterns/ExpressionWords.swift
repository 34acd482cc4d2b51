/// An expression of a request in the words of the design tables.
///
/// `PK = :m AND begins_with(SK, :loan)` is `PK = MEMBER#member, SK begins with LOAN#`.
struct ExpressionWords {
  /// What a `#name` stands for; nil where it is not defined.
  let name: (String) -> String?
  /// What a `:value` stands for.
  let value: (String) -> String?

  func words(of expression: String) -> String {
    var words: [String] = []
    var isBetween = false
    /// The first operand of `begins_with(` is before the words, not after them.
    var beginsWith = false
    for token in tokens(of: expression) {
      switch token {
      case "BETWEEN", "between":
        isBetween = true
        words.append("between")
      case "AND" where isBetween, "and" where isBetween:
        isBetween = false
        words.append("and")
      case "AND", "and": words.append(",")
      case "begins_with": beginsWith = true
      case "(" where beginsWith: break
      case "," where beginsWith: words.append("begins with")
      case ")" where beginsWith: beginsWith = false
      case _ where token.hasPrefix("#"): words.append(name(token) ?? token)
      case _ where token.hasPrefix(":"): words.append(value(token) ?? token)
      default: words.append(token)
      }
    }
    return words.reduce("") { text, word in
      let sticks = text.isEmpty || text.hasSuffix("(") || [",", ")"].contains(word)
      return text + (sticks ? "" : " ") + word
    }
  }

  private func tokens(of expression: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    func flush() {
      if !word.isEmpty { tokens.append(word) }
      word = ""
    }
    for character in expression {
      switch character {
      case " ", "\n", "\t": flush()
      case "(", ")", ",":
        flush()
        tokens.append(String(character))
      default: word.append(character)
      }
    }
    flush()
    return tokens
  }
}
