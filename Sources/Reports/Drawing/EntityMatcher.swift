import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Tells which entity of a model an item is, by its keys.
///
/// ```swift
/// // member: { PK: 'CHAN#${{ channel }}', SK: 'USERJ#${{ user }}' }
/// matcher.entity(of: ["PK": "CHAN#7", "SK": "USERJ#12"])  // 0
/// ```
struct EntityMatcher {
  /// The entities in the model's order; what `entity(of:)` gives is a place in it.
  let names: [String]
  private let entities: [[(attribute: String, literals: [String])]]

  init(_ model: Model?) {
    let entities = model?.entities ?? []
    names = entities.map(\.name)
    self.entities = entities.map { entity in
      entity.keys.map { ($0.attribute, Self.literals($0.template)) }
    }
  }

  /// The entity whose key templates fit and say the most; nil where none fits.
  func entity(of item: Item) -> Int? {
    var best: (index: Int, weight: Int)?
    for (index, keys) in entities.enumerated() {
      var weight = 0
      let fits = keys.allSatisfy { key in
        guard case .s(let value)? = item[key.attribute] else { return false }
        weight += key.literals.reduce(1) { $0 + $1.utf8.count }
        return Self.fits(Array(value.utf8), key.literals.map { Array($0.utf8) })
      }
      if fits, !keys.isEmpty, weight > best?.weight ?? 0 { best = (index, weight) }
    }
    return best?.index
  }

  /// What stands between the `${{ … }}` of a template, with empty texts at its ends:
  /// `MEMBER#${{ id }}` is `MEMBER#` and nothing.
  private static func literals(_ template: String) -> [String] {
    var literals: [String] = []
    var rest = template[...]
    while let start = rest.firstRange(of: "${{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      literals.append(String(rest[..<start.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return literals + [String(rest)]
  }

  /// Whether the literals stand in the value in this order, the first at its start, the last at its
  /// end, with something between them.
  private static func fits(_ value: [UInt8], _ literals: [[UInt8]]) -> Bool {
    guard let first = literals.first, value.starts(with: first) else { return false }
    guard literals.count > 1, let last = literals.last else { return value.count == first.count }
    var rest = value[first.count...]
    guard rest.count > last.count, rest.suffix(last.count).elementsEqual(last) else { return false }
    rest = rest.dropLast(last.count)
    for literal in literals.dropFirst().dropLast() where !literal.isEmpty {
      guard let place = rest.dropFirst().firstRange(of: literal) else { return false }
      rest = rest[place.upperBound...]
    }
    return !rest.isEmpty
  }
}
