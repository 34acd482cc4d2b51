import DynamoDBWire

/// The items and requests that are measured: partitions of 100 items, 200 bytes each as DynamoDB
/// counts.
struct Workload {
  static let table = "bench"
  static let itemsPerPartition = 100

  let itemCount: Int
  /// Whether all items have one partition key.
  var isOnePartition = false

  /// `USER#0000042` and `ITEM#0000007`
  func key(_ number: Int) -> (partition: String, sort: String) {
    isOnePartition
      ? (padded("USER#", 0), padded("ITEM#", number))
      : (
        padded("USER#", number / Self.itemsPerPartition),
        padded("ITEM#", number % Self.itemsPerPartition)
      )
  }

  private func padded(_ prefix: String, _ number: Int) -> String {
    let digits = String(number)
    return prefix + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  /// Numbers of items all over the table, the same in each run.
  func numbers(_ count: Int) -> [Int] {
    var generator = Numbers(state: 42)
    return (0..<count).map { _ in Int(generator.next() % UInt64(itemCount)) }
  }

  func keyJSON(_ number: Int) -> JSON {
    let key = key(number)
    return ["PK": ["S": .string(key.partition)], "SK": ["S": .string(key.sort)]]
  }

  /// Keys 2 + 12 + 2 + 12 bytes, the rest 172.
  func itemJSON(_ number: Int) -> JSON {
    let key = key(number)
    return [
      "PK": ["S": .string(key.partition)],
      "SK": ["S": .string(key.sort)],
      "name": ["S": "Somebody with a name"],
      "likes": ["N": "17"],
      "text": ["S": .string(Self.text)],
    ]
  }

  private static let text = String(repeating: "abcdefghij ", count: 12)

  static func createTable(withIndex: Bool = false) -> Call {
    func key(_ name: String, _ type: String) -> JSON {
      ["AttributeName": .string(name), "KeyType": .string(type)]
    }
    var body: JSON.Object = [
      "TableName": .string(table),
      "KeySchema": [key("PK", "HASH"), key("SK", "RANGE")],
      "AttributeDefinitions": [
        ["AttributeName": "PK", "AttributeType": "S"],
        ["AttributeName": "SK", "AttributeType": "S"],
      ],
      "BillingMode": "PAY_PER_REQUEST",
    ]
    if withIndex {
      body["GlobalSecondaryIndexes"] = [
        [
          "IndexName": "inverted",
          "KeySchema": [key("SK", "HASH"), key("PK", "RANGE")],
          "Projection": ["ProjectionType": "KEYS_ONLY"],
        ]
      ]
    }
    return Call("CreateTable", body)
  }

  /// A table whose every change goes to a stream and to the log of point-in-time recovery.
  static func createFollowedTable() -> [Call] {
    var create = createTable()
    create.body["StreamSpecification"] = [
      "StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES",
    ]
    let recovery: JSON.Object = [
      "TableName": .string(table),
      "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
    ]
    return [create, Call("UpdateContinuousBackups", recovery)]
  }
}

/// SplitMix64: random enough to visit a table out of order.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
