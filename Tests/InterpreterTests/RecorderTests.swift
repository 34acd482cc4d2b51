import DynamoDBWire
import Interpreter
import Scenarios
import Synchronization
import Testing

@Suite struct RecorderTests {
  /// Answers every call with the same body and keeps what it was sent.
  final class Scripted: DynamoDB {
    private let result: Result<JSON.Object, DynamoDBError>
    private let calls = Mutex<[Call]>([])

    init(_ result: Result<JSON.Object, DynamoDBError>) { self.result = result }

    var sent: [Call] { calls.withLock { $0 } }

    func send(_ call: Call) async throws(DynamoDBError) -> Answer {
      calls.withLock { $0.append(call) }
      return Answer(try result.get())
    }
  }

  private func exchange(
    _ call: Call, _ answer: JSON.Object
  ) async throws -> (exchange: Exchange?, sent: Call?, returned: Answer) {
    let database = Scripted(.success(answer))
    let recorder = Recorder(database)
    let returned = try await recorder.send(call)
    let exchanges = recorder.take()
    #expect(exchanges.count == 1)
    #expect(recorder.take().isEmpty)
    return (exchanges.first, database.sent.first, returned)
  }

  @Test func asksForCapacityAndHidesIt() async throws {
    let call = Call("PutItem", ["TableName": "tab"])
    let (exchange, sent, returned) = try await exchange(
      call, ["ConsumedCapacity": ["TableName": "tab", "CapacityUnits": .number("2.0")]])
    #expect(sent?.body["ReturnConsumedCapacity"] == "INDEXES")
    #expect(exchange?.call.body["ReturnConsumedCapacity"] == nil)
    #expect(returned.body.isEmpty)
    #expect(exchange?.capacity == Capacity(rcu: 0, wcu: 2))
  }

  @Test func leavesWhatTheRequestAsksItself() async throws {
    let call = Call("GetItem", ["ReturnConsumedCapacity": "TOTAL"])
    let (exchange, sent, returned) = try await exchange(
      call, ["ConsumedCapacity": ["CapacityUnits": .number("0.5")]])
    #expect(sent?.body["ReturnConsumedCapacity"] == "TOTAL")
    #expect(returned.body["ConsumedCapacity"] != nil)
    #expect(exchange?.capacity == Capacity(rcu: 0.5, wcu: 0))
  }

  @Test func doesNotAskWhereTheOperationHasNoCapacity() async throws {
    let (exchange, sent, _) = try await exchange(Call("ListTables", [:]), ["TableNames": []])
    #expect(sent?.body.isEmpty == true)
    #expect(exchange?.capacity == .zero)
  }

  /// NONE is what holds where nothing is said; the runner asks, and nothing of it is shown.
  @Test func asksInPlaceOfNone() async throws {
    let call = Call("Scan", ["ReturnConsumedCapacity": "NONE"])
    let (exchange, sent, returned) = try await exchange(
      call, ["ConsumedCapacity": ["CapacityUnits": 4]])
    #expect(sent?.body["ReturnConsumedCapacity"] == "INDEXES")
    #expect(exchange?.call.body["ReturnConsumedCapacity"] == "NONE")
    #expect(returned.body.isEmpty)
    #expect(exchange?.capacity == Capacity(rcu: 4, wcu: 0))
  }

  struct Billed: Sendable {
    let call: Call
    /// The members of one entry of ConsumedCapacity.
    let units: [(String, Double)]
    let isList: Bool
    let capacity: Capacity

    init(
      _ operation: String, _ units: [(String, Double)], body: JSON.Object = [:],
      isList: Bool = false, rcu: Double = 0, wcu: Double = 0
    ) {
      call = Call(operation, body)
      self.units = units
      self.isList = isList
      capacity = Capacity(rcu: rcu, wcu: wcu)
    }
  }

  static let billed = [
    Billed("Query", [("CapacityUnits", 1.5)], rcu: 1.5),
    Billed("BatchGetItem", [("CapacityUnits", 1.5)], isList: true, rcu: 3),
    Billed("BatchWriteItem", [("CapacityUnits", 2)], isList: true, wcu: 4),
    Billed(
      "TransactGetItems", [("CapacityUnits", 4), ("ReadCapacityUnits", 4)], isList: true, rcu: 8),
    Billed(
      "TransactWriteItems", [("CapacityUnits", 4), ("WriteCapacityUnits", 4)], isList: true, wcu: 8),
    // A repeated write transaction is billed as reads.
    Billed(
      "TransactWriteItems", [("CapacityUnits", 2), ("ReadCapacityUnits", 2)], isList: true, rcu: 4),
    Billed(
      "ExecuteStatement", [("CapacityUnits", 1)], body: ["Statement": " select * from tab"], rcu: 1),
    Billed(
      "ExecuteStatement", [("CapacityUnits", 1)], body: ["Statement": "INSERT INTO tab VALUE {}"],
      wcu: 1),
    Billed(
      "BatchExecuteStatement", [("CapacityUnits", 1)],
      body: ["Statements": [["Statement": "SELECT * FROM tab"]]], isList: true, rcu: 2),
  ]

  /// Lists have one entry for each table, here two that are alike.
  @Test(arguments: billed) func countsByOperation(_ billed: Billed) async throws {
    let members = billed.units.map { (name: $0.0, value: JSON.number("\($0.1)")) }
    let entry = JSON.object(JSON.Object(uniqueMembers: members))
    let consumed = billed.isList ? JSON.array([entry, entry]) : entry
    let (exchange, _, _) = try await exchange(billed.call, ["ConsumedCapacity": consumed])
    #expect(exchange?.capacity == billed.capacity)
  }

  @Test func keepsErrors() async {
    let recorder = Recorder(Scripted(.failure(.validation("no"))))
    await #expect(throws: DynamoDBError.self) { try await recorder.send(Call("PutItem", [:])) }
    let exchanges = recorder.take()
    guard case .error(let error)? = exchanges.first?.reply else {
      Issue.record("no error kept")
      return
    }
    #expect(error.message == "no")
    #expect(exchanges.first?.capacity == .zero)
    #expect(exchanges.first?.call.body.isEmpty == true)
  }
}
