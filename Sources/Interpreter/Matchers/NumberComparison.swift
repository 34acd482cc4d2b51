import DynamoDBWire

/// A comparison with a number: `<= 6`.
struct NumberComparison: Sendable {
  enum Relation: String, Sendable, CaseIterable {
    // The longer ones first: that is the order in which they are looked for.
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case notEqual = "!="
    case equal = "=="
    case less = "<"
    case greater = ">"
  }

  let relation: Relation
  let number: Number

  /// nil where the text is no comparison with a number.
  init?(_ text: String) {
    guard let relation = Self.relation(of: text) else { return nil }
    let operand = text.dropFirst(relation.rawValue.count).drop { $0 == " " }
    guard let number = try? Number(parsing: String(operand)) else { return nil }
    self.relation = relation
    self.number = number
  }

  /// The relation a text begins with.
  static func relation(of text: String) -> Relation? {
    Relation.allCases.first { text.hasPrefix($0.rawValue) }
  }

  func holds(for actual: Number) -> Bool {
    switch relation {
    case .less: actual < number
    case .lessOrEqual: !(number < actual)
    case .greater: number < actual
    case .greaterOrEqual: !(actual < number)
    case .equal: actual == number
    case .notEqual: actual != number
    }
  }
}

extension NumberComparison: CustomStringConvertible {
  var description: String { "\(relation.rawValue) \(number)" }
}
