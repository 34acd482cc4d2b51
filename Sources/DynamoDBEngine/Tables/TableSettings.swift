import DynamoDBWire

/// What CreateTable and UpdateTable say of a table besides its keys and indexes.
struct TableSettings: Sendable {
  /// Counts the tables ever made: a later table of the same name has another one.
  let number: Int
  /// Seconds since 1970.
  let created: Int
  var attributeDefinitions: [AttributeDefinition]
  var billing: Billing
  /// When the table became on demand; nil where it never was.
  var onDemandSince: Int?
  var throughputChange = ThroughputChange()
  var options = TableOptions()
  /// In the order in which they were given.
  var tags: [Tag] = []
  /// RestoreSummary of a table that was restored, without its progress.
  var restored: JSON.Object?

  /// The table's own id.
  var id: String { Self.id(number: number) }

  struct Tag: Sendable {
    let key: String
    let value: String
  }

  enum Billing: Sendable, Equatable {
    case provisioned(read: Int, write: Int)
    case onDemand
  }

  /// When the provisioned throughput was last raised and lowered.
  struct ThroughputChange: Sendable, Equatable {
    var increased: Int?
    var decreased: Int?
    var decreases = 0
  }

  static func arn(of table: String) -> String {
    "arn:aws:dynamodb:\(Database.region):\(Database.account):table/\(table)"
  }

  /// An id with the layout of a UUID: the same every time.
  private static func id(number: Int) -> String {
    let digits = String(number, radix: 16)
    let padded = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    return "00000000-0000-4000-8000-\(padded)"
  }
}

/// Settings that are kept and described, as the requests give them; nil where never given.
struct TableOptions: Sendable {
  var deletionProtection: Bool?
  var tableClass: String?
  /// When UpdateTable changed the class; nil where it never did.
  var tableClassChanged: Int?
  var stream: JSON.Object?
  /// When the stream was switched on: its label and the end of its ARN.
  var streamLabel: String?
  var encryption: JSON.Object?
  var onDemandThroughput: JSON.Object?
  var warmThroughput: JSON.Object?

  init() {}

  /// - Parameter isNew: Whether they are of a table that is being created.
  init(from parameters: inout Parameters, isNew: Bool) {
    deletionProtection = parameters.flag("DeletionProtectionEnabled")
    tableClass = parameters.tableClass()
    stream = parameters.streamSpecification(isNew: isNew)
    encryption = parameters.encryption()
    onDemandThroughput = Self.onDemandThroughput(from: &parameters)
    warmThroughput = parameters.warmThroughput()
  }

  /// Takes over what another request gives.
  mutating func merge(_ other: TableOptions) {
    deletionProtection = other.deletionProtection ?? deletionProtection
    tableClass = other.tableClass ?? tableClass
    encryption = other.encryption ?? encryption
    onDemandThroughput =
      onDemandThroughput?.merging(other.onDemandThroughput)
      ?? other.onDemandThroughput
    warmThroughput = warmThroughput?.merging(other.warmThroughput) ?? other.warmThroughput
    guard let stream = other.stream else { return }
    self.stream = stream["StreamEnabled"]?.bool == true ? stream : nil
  }

  /// What the stream is to show; nil where the request switches none on.
  var streamViewType: ChangeStream.ViewType? {
    guard stream?["StreamEnabled"]?.bool == true else { return nil }
    return stream?["StreamViewType"]?.string.flatMap(ChangeStream.ViewType.init)
  }
}

extension TableSettings.Billing {
  var isProvisioned: Bool {
    if case .provisioned = self { true } else { false }
  }

  /// As table and index descriptions show it; on demand means zero.
  func throughput(_ change: TableSettings.ThroughputChange, at clock: Int?) -> JSON {
    let (read, write) =
      switch self {
      case .provisioned(let read, let write): (read, write)
      case .onDemand: (0, 0)
      }
    return .object(
      JSON.Object()
        .with("LastIncreaseDateTime", change.increased.map { .number("\($0)") })
        .with("LastDecreaseDateTime", change.decreased.map { .number("\($0)") })
        .with("NumberOfDecreasesToday", .number("\(clock.map(change.today) ?? 0)"))
        .with("ReadCapacityUnits", .number("\(read)"))
        .with("WriteCapacityUnits", .number("\(write)")))
  }
}

extension Parameters {
  /// BillingMode, or the second name it has: TableThroughputMode, which counts where there is no
  /// BillingMode, and is checked all the same.
  ///
  /// Source: ExtendDB pull request 320, seen on the service in August 2026; in no service model yet.
  mutating func billingMode() -> String? {
    let modes = ["PROVISIONED", "PAY_PER_REQUEST"]
    let mode = choice("BillingMode", of: modes)
    return choice("TableThroughputMode", of: modes).map { mode ?? $0 } ?? mode
  }
}
