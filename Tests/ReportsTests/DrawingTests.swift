import AccessPatterns
import DynamoDBWire
import Scenarios
import Testing

@testable import Reports

struct DrawingTests {
  private static let model = Model(
    name: "chat", description: "", tables: [],
    entities: [
      Entity("channel", table: "chat", keys: [("PK", "CHAN#${{ id }}"), ("SK", "CHAN#${{ id }}")]),
      Entity(
        "membership", table: "chat", keys: [("PK", "CHAN#${{ id }}"), ("SK", "USERJ#${{ user }}")]),
      Entity("fixed", table: "chat", keys: [("PK", "SETTINGS"), ("SK", "a#${{ x }}#z")]),
    ], patterns: [])

  @Test(arguments: [
    ("CHAN#7", "CHAN#7", 0), ("CHAN#7", "USERJ#12", 1), ("CHAN#7", "MSG#1", nil),
    ("CHAN#", "CHAN#", nil), ("SETTINGS", "a#1#z", 2), ("SETTINGS", "a##z", nil),
    ("SETTINGS2", "a#1#z", nil),
  ])
  func tellsEntitiesByTheirKeys(partition: String, sort: String, entity: Int?) {
    let item: Item = ["PK": .s(partition), "SK": .s(sort)]
    #expect(EntityMatcher(Self.model).entity(of: item) == entity)
  }

  @Test func drawsPartitionsTogetherAndSortKeysInOrder() {
    let items: [Item] = [
      ["PK": "b", "SK": 10, "x": "1"], ["PK": "a", "SK": 2], ["PK": "b", "SK": 9],
    ]
    let drawing = Drawing(
      "T", items, keys: ["PK", "SK"], order: ["PK", "SK"], entities: EntityMatcher(nil), limit: 2)
    #expect(drawing.partitions.map(\.key) == ["a", "b"])
    #expect(drawing.partitions.flatMap(\.rows).map(\.sort) == ["2", "9"])
    #expect(drawing.cutNote == "… 1 more item")
  }

  /// An index holds the items that carry its keys, with what its projection carries.
  @Test func drawsAnIndexSparseAndProjected() throws {
    let schemas = KeySchemas(try EverythingSample.run())
    let drawings = Drawings(schemas: schemas, entities: EntityMatcher(nil), limit: 10)
    let table = TableState(name: "library", keyNames: ["PK", "SK"], itemCount: 3) {
      [EverythingSample.loan, EverythingSample.early, EverythingSample.member]
    }
    let drawing = try #require(drawings.index("GSI1", of: table))
    #expect(drawing.itemCount == 2)
    let rows = drawing.partitions.flatMap(\.rows)
    #expect(rows.map(\.sort) == ["20240115", "20240131"])
    #expect(rows.flatMap(\.attributes).map(\.name) == ["PK", "SK", "title", "PK", "SK", "title"])
    #expect(drawings.index("GSI2", of: table) == nil)
  }

  @Test func drawsWhatAStepLeft() throws {
    let run = try TwitterSample.run()
    let after = try Picture.svg(of: run, after: "3", .table(nil))
    #expect(after.contains("FOLLOWER#") == false)
    #expect(after.contains("Moin, moin."))
    #expect(try !Picture.svg(of: run, after: "2", .table(nil)).contains("Moin, moin."))
    #expect(throws: (any Error).self) { try Picture.svg(of: run, after: "99", .table(nil)) }
    #expect(throws: (any Error).self) { try Picture.svg(of: run, after: nil, .index("no")) }
    #expect(throws: (any Error).self) { try Picture.svg(of: run, after: nil, .collection("no")) }
  }

  /// The slider keeps what changed: playing it back gives what stood in the table.
  @Test func playsStatesBack() throws {
    let run = try TwitterSample.run()
    let states = try #require(TableStates(run, KeySchemas(run)))
    #expect(states.positions.first?.number == nil)
    let counts = states.positions.indices.map { states.items(of: "twitter", at: $0).count }
    #expect(counts == [0, 1, 3, 3])
    #expect(states.start == 3)
  }
}
