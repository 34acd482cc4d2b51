import DynamoDBWire
import Testing

@testable import DynamoDBEngine

@Suite struct ChangeStreamTests {
  private let engine = Engine()

  private func create(_ engine: Engine) async throws {
    _ = await engine.setClock(1_700_000_000)
    let create: JSON.Object = [
      "TableName": "t-1", "BillingMode": "PAY_PER_REQUEST",
      "KeySchema": [["AttributeName": "p", "KeyType": "HASH"]],
      "AttributeDefinitions": [["AttributeName": "p", "AttributeType": "S"]],
      "StreamSpecification": ["StreamEnabled": true, "StreamViewType": "KEYS_ONLY"],
    ]
    _ = try engine.run(Call("CreateTable", create))
  }

  private func put(_ key: String, on engine: Engine) throws {
    _ = try engine.run(
      Call("PutItem", ["TableName": "t-1", "Item": ["p": ["S": .string(key)]]]))
  }

  /// The keys in the records of the newest shard.
  private func keys(on engine: Engine) throws -> [String] {
    let arn = try engine.run(Call("ListStreams", [:])).body["Streams"]?[0]?["StreamArn"] ?? .null
    let stream = try engine.run(Call("DescribeStream", ["StreamArn": arn])).body
    let shard = stream["StreamDescription"]?["Shards"]?.array?.last?["ShardId"] ?? .null
    let iterator = try engine.run(
      Call(
        "GetShardIterator",
        ["StreamArn": arn, "ShardId": shard, "ShardIteratorType": "TRIM_HORIZON"])
    ).body["ShardIterator"]
    let page = try engine.run(Call("GetRecords", ["ShardIterator": iterator ?? .null])).body
    return (page["Records"]?.array ?? []).compactMap {
      $0["dynamodb"]?["Keys"]?["p"]?["S"]?.string
    }
  }

  @Test func aForkHasAStreamOfItsOwn() async throws {
    try await create(engine)
    try put("both", on: engine)
    let fork = engine.fork()
    try put("here", on: engine)
    try put("there", on: fork)
    #expect(try keys(on: engine) == ["both", "here"])
    #expect(try keys(on: fork) == ["both", "there"])
  }

  @Test func whatIsTrimmedIsForgotten() async throws {
    var stream = ChangeStream(
      number: 1,
      tableName: "t-1", label: "l", viewType: .keysOnly,
      keys: KeySchema(partition: [.init(name: "p", type: .s)], sort: []), created: 0)
    for second in 0..<1000 {
      stream.append(
        StreamRecord(before: nil, after: ["p": "x"], time: second * 360, isByService: false))
    }
    // 240 records to a day; whole blocks go.
    #expect(stream.horizon(at: 999 * 360) == 760)
    #expect(stream.log.startIndex == 512)
    // Shards of four hours: those of the last day, and the one that is open.
    #expect(stream.shards(at: 999 * 360).count == 7)
  }

  @Test func aTableWithoutAStreamKeepsNothing() async throws {
    try await create(engine)
    _ = try engine.run(
      Call("UpdateTable", ["TableName": "t-1", "StreamSpecification": ["StreamEnabled": false]]))
    let state = try #require(await engine.snapshot() as? Database)
    #expect(state.tablesByName["t-1"]?.followers == nil)
    #expect(state.closedStreams.count == 1)
  }
}
