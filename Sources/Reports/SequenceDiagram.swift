import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Several requests as a Mermaid sequence: who asks whom, and what comes back.
///
/// ```mermaid
/// sequenceDiagram
///   participant R as runner
///   participant T0 as chat
///   R->>T0: PutItem CHAN#35;7 / USERJ#35;12
///   T0-->>R: 2 WCU
/// ```
struct SequenceDiagram {
  private var participants: [String] = []
  private var arrows: [String] = []
  private let schemas: KeySchemas

  /// Nil for fewer requests than need a picture.
  init?(_ exchanges: [Exchange], _ schemas: KeySchemas) {
    guard exchanges.count > 1 else { return nil }
    self.schemas = schemas
    for exchange in exchanges.prefix(Self.limit) { add(exchange) }
    if let note = Cut.note(shown: Self.limit, of: exchanges.count, "request") {
      arrows.append("Note over R: \(Self.text(note))")
    }
  }

  /// A taller picture is no picture any more.
  private static let limit = 12

  var text: String {
    let heads =
      ["participant R as runner"]
      + participants.enumerated().map { "participant T\($0.offset) as \(Self.text($0.element))" }
    return (["sequenceDiagram"] + (heads + arrows).map { "  \($0)" }).joined(separator: "\n")
  }

  private mutating func add(_ exchange: Exchange) {
    let body = exchange.call.body
    let table = body["TableName"]?.string ?? body["RequestItems"]?.object?.names.first ?? "database"
    let index = body["IndexName"]?.string
    let target = participant(index.map { "\(table) / \($0)" } ?? table)
    let key = self.key(of: exchange).map { " \($0)" } ?? ""
    arrows.append("R->>\(target): \(Self.text(exchange.call.operation + key))")
    if exchange.call.operation == "PutItem", case .answer = exchange.reply {
      for index in indexes(of: body["Item"], in: table) {
        arrows.append("\(target)->>\(participant("\(table) / \(index)")): copy")
      }
    }
    let facts = exchange.facts(.standard)
    arrows.append(
      "\(target)-->>R: \(facts.isEmpty ? "ok" : Self.text(facts.joined(separator: ", ")))")
  }

  private mutating func participant(_ name: String) -> String {
    if let place = participants.firstIndex(where: { sameBytes($0, name) }) { return "T\(place)" }
    participants.append(name)
    return "T\(participants.count - 1)"
  }

  /// `CHAN#7 / USERJ#12`: the item that a request is about, where it is about one.
  private func key(of exchange: Exchange) -> String? {
    let body = exchange.call.body
    guard let source = (body["Key"] ?? body["Item"])?.object,
      let table = body["TableName"]?.string
    else { return nil }
    let values = (schemas[table]?.keys ?? []).compactMap { name in
      source[name].flatMap { try? AttributeValue(json: $0) }.map { Self.short($0.plainText) }
    }
    return values.isEmpty ? nil : values.joined(separator: " / ")
  }

  /// An arrow has no room for a whole id: `USER#6cca7afc-e1ec…`.
  private static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count > 24 ? String(scalars.prefix(18)) + "…" : text
  }

  /// The indexes in which an item stands: those whose keys it carries.
  private func indexes(of item: JSON?, in table: String) -> [String] {
    guard let names = item?.object?.names else { return [] }
    return (schemas[table]?.indexes ?? []).filter { index in
      index.keys.allSatisfy { key in names.contains { sameBytes($0, key) } }
    }.map(\.name)
  }

  /// Everything but letters, digits and what means nothing as a code of Mermaid's: `#35;` is `#`.
  private static func text(_ plain: String) -> String {
    var result = ""
    for scalar in Markdown.visible(plain).unicodeScalars {
      let isPlain =
        scalar.value >= 0x80 || scalar.properties.isAlphabetic
        || (0x30...0x39).contains(scalar.value) || " _-.,/=".unicodeScalars.contains(scalar)
      if isPlain { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
    }
    // Alone on a line this word would close a block.
    return result == "end" ? "#101;nd" : result
  }
}
