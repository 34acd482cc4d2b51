import AccessPatterns
import Testing

@testable import Reports

struct PatternTablesTests {
  @Test(arguments: ["twitter-notebook", "chat-notebook"])
  func drawsTheBuiltInModels(name: String) throws {
    let model = try #require(Model.named(name))
    try expectSnapshot(PatternTables.text(model), "\(name).md")
  }

  @Test func drawsAModel() throws {
    let model = Model(
      name: "library", description: "# Books\n\nOne table.", tables: [],
      entities: [
        Entity("member", table: "t", keys: [("PK", "M#${{ id }}"), ("SK", "M#${{ id }}")]),
        Entity("a|b", table: "t", keys: [("PK", "日本#${{ id }}")], attributes: ["name", "<b>"]),
      ],
      patterns: [
        AccessPattern(
          "loans", label: "AP1", "Loans of a member.", parameters: [.text("member")],
          requests: [
            RequestShape("Query", "t", index: "GSI1", keys: "GSI1PK = M#member"),
            RequestShape("PutItem", "t", keys: "PK = M#member", each: "loan"),
          ]
        ) { _, _ in Outcome() }
      ])
    try expectSnapshot(PatternTables.text(model), "library.md")
  }
}
