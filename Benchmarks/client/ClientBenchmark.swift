import DynamoDBClient
import DynamoDBRetries
import DynamoDBSigning
import DynamoDBWire
import Glibc

/// Signed calls through the client, so many in flight, against whatever answers at a URL.
///
/// ```
/// client-benchmark http://127.0.0.1:8765 5 32
/// 21034 GetItem/s, 32 in flight
/// 100000 copies of a post in 2.9 s, 4000 batches
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
    let rate = try await reads(of: database, seconds: seconds, inFlight: inFlight)
    print("\(rate) GetItem/s, \(inFlight) in flight")
    let time = try await copies(100_000, into: database, inFlight: inFlight)
    print("100000 copies of a post in \(Double(Int(time * 10)) / 10) s, 4000 batches")
  }

  private static func reads(
    of database: any DynamoDB, seconds: Int, inFlight: Int
  ) async throws -> Int {
    let call = Call("GetItem", ["TableName": "client-bench", "Key": .item(["PK": "one"])])
    let end = ContinuousClock.now + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<inFlight {
        group.addTask {
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
    return count / seconds
  }

  /// What a post costs that 100,000 followers see: batches of 25 copies.
  private static func copies(
    _ count: Int, into database: any DynamoDB, inFlight: Int
  ) async throws -> Double {
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<inFlight {
        group.addTask {
          for batch in stride(from: worker, to: count / 25, by: inFlight) {
            let puts = (0..<25).map { number -> JSON in
              let item: Item = [
                "PK": .s("USER#\(batch * 25 + number)"), "SK": "TIMELINE#1", "text": "Moin, moin.",
                "likes": 0,
              ]
              return ["PutRequest": ["Item": .item(item)]]
            }
            _ = try await database.send(
              Call("BatchWriteItem", ["RequestItems": ["client-bench": .array(puts)]]))
          }
        }
      }
      try await group.waitForAll()
    }
    let time = start.duration(to: .now).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }
}
