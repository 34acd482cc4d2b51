import AccessPatterns
import DynamoDBClient
import DynamoDBEngine
import DynamoDBRetries
import DynamoDBSigning
import DynamoDBWire
import Glibc
import Templates

/// Signed calls through the client, so many in flight, against whatever answers at a URL; and what a
/// post costs that 100,000 followers see, there and on the engine in process.
///
/// ```
/// client-benchmark http://127.0.0.1:8765 5 32
/// | GetItem/s, signed, 32 in flight | 16270 | 15000 |
/// | the client's CPU for one, µs | 70 | |
/// | post to 100,000 timelines, embedded, s | 1.0 | < 3 |
/// | post to 100,000 timelines, over loopback, s | 2.2 | < 15 |
/// ```
@main
struct ClientBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let seconds = Int(arguments[2]), let inFlight = Int(arguments[3])
    else {
      print("usage: client-benchmark URL SECONDS IN-FLIGHT")
      exit(64)
    }
    let settings = ClientSettings(
      endpoint: try Endpoint(parsing: arguments[1]), region: "eu-central-1",
      credentials: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
    let database = Retrier(Client(settings))
    let before = processorTime
    let count = try await reads(of: database, seconds: seconds, inFlight: inFlight)
    print("| GetItem/s, signed, \(inFlight) in flight | \(count / seconds) | 15000 |")
    print("| the client's CPU for one, µs | \((processorTime - before) / count) | |")
    let embedded = try await fanOut(to: 100_000, in: Engine(), width: 1)
    print("| post to 100,000 timelines, embedded, s | \(embedded) | < 3 |")
    let remote = try await fanOut(to: 100_000, in: database, width: 16)
    print("| post to 100,000 timelines, over loopback, s | \(remote) | < 15 |")
  }

  private static func reads(
    of database: any DynamoDB, seconds: Int, inFlight: Int
  ) async throws -> Int {
    _ = try? await database.send(Call("DeleteTable", ["TableName": "client-bench"]))
    _ = try await database.send(
      Call(
        "CreateTable",
        [
          "TableName": "client-bench", "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [["AttributeName": "PK", "KeyType": "HASH"]],
          "AttributeDefinitions": [["AttributeName": "PK", "AttributeType": "S"]],
        ]))
    let item: Item = ["PK": "one", "text": .s(String(repeating: "x", count: 200))]
    _ = try await database.send(
      Call("PutItem", ["TableName": "client-bench", "Item": .item(item)]))
    let call = Call("GetItem", ["TableName": "client-bench", "Key": .item(["PK": "one"])])
    let end = ContinuousClock.now + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<inFlight {
        group.addTask(executorPreference: database.executor) {
          var count = 0
          while ContinuousClock.now < end {
            _ = try await database.send(call)
            count += 1
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    return count
  }

  /// What this process has used, in microseconds.
  private static var processorTime: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
      + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
  }

  /// How long the repaired model's `post_tweet` takes, in seconds; its followers are there before.
  private static func fanOut(
    to count: Int, in database: any DynamoDB, width: Int
  ) async throws -> Double {
    let play = Play(database: database, uuid: { "" }, now: 1_704_067_200, width: width)
    func call(_ name: String, _ arguments: [Value.Entry]) async throws {
      let model = Model.builtIn.first { $0.name == "twitter" }
      guard let pattern = model?.patterns.first(where: { $0.name == name }) else { return }
      _ = try await pattern.run(pattern.fill(arguments, play), play)
    }
    _ = try? await call("delete_table", [])
    try await call("create_table", [])
    try await call("save_user", [.init("id", .text("ada")), .init("name", .text("Ada"))])
    try await play.write(
      "twitter-v2",
      (0..<count).map { number in
        .put(["PK": "USER#ada", "SK": .s("FOLLOWER#\(number)"), "Name": .s("Fan \(number)")])
      })
    let start = ContinuousClock.now
    try await call(
      "post_tweet",
      [
        .init("author", .text("ada")), .init("text", .text("Moin, moin.")),
        .init("id", .text("hello")), .init("created_at", .number(1_704_067_200)),
      ])
    let time = start.duration(to: .now).components
    try await call("delete_table", [])
    return (Double(time.seconds) * 10 + Double(time.attoseconds) * 1e-17).rounded() / 10
  }
}
