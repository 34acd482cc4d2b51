import DynamoDBWire

/// What CreateTable and UpdateTable say of a table besides its keys and indexes.
struct TableSettings: Sendable {
  /// The table's own id, which a later table of the same name does not have.
  let id: String
  /// Seconds since 1970.
  let created: Int
  var attributeDefinitions: [JSON]
  var billing: Billing
  var deletionProtection = false
  var tableClass: String?

  enum Billing: Sendable {
    case provisioned(read: Int, write: Int)
    case onDemand
  }

  static func arn(of table: String) -> String {
    "arn:aws:dynamodb:\(Database.region):\(Database.account):table/\(table)"
  }

  /// An id with the layout of a UUID, from the count of tables made: the same every time.
  static func id(number: Int) -> String {
    let digits = String(number, radix: 16)
    let padded = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    return "00000000-0000-4000-8000-\(padded)"
  }
}

extension TableSettings.Billing {
  /// As table and index descriptions show it; on demand means zero.
  var throughput: JSON {
    let (read, write) =
      switch self {
      case .provisioned(let read, let write): (read, write)
      case .onDemand: (0, 0)
      }
    return .object([
      "NumberOfDecreasesToday": 0, "ReadCapacityUnits": .number(String(read)),
      "WriteCapacityUnits": .number(String(write)),
    ])
  }
}
