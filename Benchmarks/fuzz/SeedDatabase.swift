import DynamoDBEngine
import DynamoDBWire
import Glibc
import Journal

/// Files that fuzzing begins with: an empty database, and one with something of every kind.
enum SeedDatabase {
  /// In memory where the system has such a folder.
  static var path: String {
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    return "\(folder)/partita-fuzz-\(getpid()).db"
  }

  static func make(_ seed: (String) throws -> [UInt8]) throws -> [[UInt8]] {
    try [[], calls].map { calls in
      defer { for suffix in ["", "-wal"] { unlink(path + suffix) } }
      let engine = try JournaledEngine.open(path, sync: .normal)
      for call in calls {
        // Closing waits for all of them.
        _ = engine.run(call, later: { _ in })
      }
      engine.close()
      return try seed(path)
    }
  }

  private static let calls: [Call] = {
    let table: JSON = "t-1"
    var calls = [
      Call(
        "CreateTable",
        [
          "TableName": table, "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [
            ["AttributeName": "PK", "KeyType": "HASH"],
            ["AttributeName": "SK", "KeyType": "RANGE"],
          ],
          "AttributeDefinitions": [
            ["AttributeName": "PK", "AttributeType": "S"],
            ["AttributeName": "SK", "AttributeType": "S"],
            ["AttributeName": "G", "AttributeType": "N"],
          ],
          "GlobalSecondaryIndexes": [
            [
              "IndexName": "byG", "KeySchema": [["AttributeName": "G", "KeyType": "HASH"]],
              "Projection": ["ProjectionType": "KEYS_ONLY"],
            ]
          ],
          "StreamSpecification": [
            "StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES",
          ],
          "Tags": [["Key": "k", "Value": "v"]],
        ]),
      Call(
        "UpdateContinuousBackups",
        [
          "TableName": table,
          "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
        ]),
      Call(
        "UpdateTimeToLive",
        [
          "TableName": table,
          "TimeToLiveSpecification": ["AttributeName": "ttl", "Enabled": true],
        ]),
    ]
    for number in 0..<3 {
      let item: Item = [
        "PK": "p", "SK": .s("\(number)"), "G": .n(Number(number)), "ttl": 100,
        "l": .l([1, .m(["a": .ss(["x", "y"])]), .null]),
      ]
      calls.append(Call("PutItem", ["TableName": table, "Item": .item(item)]))
    }
    calls += [
      Call("CreateBackup", ["TableName": table, "BackupName": "backup"]),
      Call("DeleteItem", ["TableName": table, "Key": .item(["PK": "p", "SK": "1"])]),
      Call(
        "TransactWriteItems",
        [
          "ClientRequestToken": "token",
          "TransactItems": [
            ["Put": ["TableName": table, "Item": .item(["PK": "q", "SK": "1"])]]
          ],
        ]),
      Call(
        "PutResourcePolicy",
        [
          "ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/t-1",
          "Policy":
            #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"dynamodb:*","Resource":"*"}}"#,
        ]),
    ]
    return calls
  }()

  static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&part, 1, part.count, file)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
