import Documents
import DynamoDBWire
import Templates

/// The bindings of all tests: a few names, fixed ids and a fixed clock.
struct World: Bindings {
  static let item: Value = .map([
    .init("PK", .text("USER#12")), .init("name", .text("Martin")), .init("likes", .number(3)),
    .init("ratio", .number(decimal("0.10"))), .init("tags", .list([.text("a"), .text("b")])),
    .init("colors", .attribute(.ss(["red", "blue"]))), .init("photo", .attribute(.b([1, 2]))),
    .init("gone", .null), .init("odd key", .text("odd")), .init("done", .bool(true)),
  ])

  static func decimal(_ text: String) -> Number { (try? Number(parsing: text)) ?? 0 }

  func lookup(_ name: String) -> Value? {
    switch name {
    case "item": Self.item
    case "x": .number(5)
    case "minutes": .number(5)
    case "list": .list([.number(1), .number(2), .text("z")])
    case "empty": .list([])
    case "flag": .bool(false)
    case "nothing": .null
    case "big": .number(Self.decimal("12345678901234567890123456789012345678"))
    case "steps":
      .map([
        .init(
          "post-tweet",
          .map([
            .init("result", .map([.init("items", .list([Self.item])), .init("count", .number(1))]))
          ]))
      ])
    default: nil
    }
  }

  func uuid() -> String { "6cca7afc-e1ec-4eca-b0eb-175480e275b5" }
  func now() -> Int { 1_705_060_846 }
  func today() -> String { "2024-01-12" }
}

/// The node of a YAML text.
func node(_ yaml: String) throws -> Node {
  try Node.parse(SourceFile(path: "f.yaml", bytes: Array(yaml.utf8)))
}

/// A text node as a block scalar holds it, so that no quoting gets in the way.
func textNode(_ text: String) throws -> Node {
  let file = try SourceFile(path: "f.yaml", bytes: Array(text.utf8))
  return Node(.text(text), at: Span(file, 0, text.utf8.count), style: .plain)
}
