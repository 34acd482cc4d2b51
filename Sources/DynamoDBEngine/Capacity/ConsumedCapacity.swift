import DynamoDBWire

/// The capacity that one request consumed on one table and its indexes.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html>
struct ConsumedCapacity: Sendable {
  /// What a request asks to be told.
  struct Detail: Sendable {
    enum Level: String, Sendable {
      case none = "NONE"
      case total = "TOTAL"
      case indexes = "INDEXES"
    }

    let level: Level
    /// By which the request names tables; the answer names them so, too (ExtendDB's
    /// test_table_arn_as_name, written against the service).
    let tableARNs: [String]

    static let none = Detail(level: .none, tableARNs: [])

    func shown(_ table: String) -> String {
      tableARNs.first { sameBytes(Parameters.tableName(fromARN: $0) ?? "", table) } ?? table
    }
  }

  /// Which of a transaction's units the answer names apart.
  enum Transaction: String, Sendable {
    case reads = "ReadCapacityUnits"
    case writes = "WriteCapacityUnits"
  }

  let table: String
  var tableUnits: Double
  var indexUnits: [(name: String, kind: Index.Kind, units: Double)] = []
  /// Of statements of a batch that failed: part of the total, and of no arm.
  var failedUnits = 0.0
  /// nil outside of transactions.
  var transaction: Transaction?

  init(table: String, units: Double) {
    self.table = table
    tableUnits = units
  }

  /// What a planned write costs.
  init(of write: PlannedWrite, on table: Table) {
    self.init(table: table.name, units: 0)
    add(write, on: table)
  }

  /// Adds what a planned write costs.
  /// - Parameter factor: 2 in a transaction; its indexes are charged once all the same.
  mutating func add(_ write: PlannedWrite, on table: Table, factor: Double = 1) {
    tableUnits += write.tableUnits * factor
    for change in write.indexChanges where change.units > 0 {
      add(change.units, to: table.indexes[change.index])
    }
  }

  mutating func add(_ units: Double, to index: Index) {
    if let place = indexUnits.firstIndex(where: { $0.name == index.name }) {
      indexUnits[place].units += units
    } else {
      indexUnits.append((index.name, index.kind, units))
    }
  }

  fileprivate mutating func merge(_ other: ConsumedCapacity) {
    tableUnits += other.tableUnits
    for (name, kind, units) in other.indexUnits {
      if let place = indexUnits.firstIndex(where: { $0.name == name }) {
        indexUnits[place].units += units
      } else {
        indexUnits.append((name, kind, units))
      }
    }
  }

  /// Indexes are part of the total whatever the detail.
  var total: Double { indexUnits.reduce(tableUnits + failedUnits) { $0 + $1.units } }

  /// - Returns: nil where the request does not ask.
  func json(_ detail: Detail) -> JSON? {
    guard detail.level != .none else { return nil }
    var object: JSON.Object = [
      "TableName": .string(detail.shown(table)), "CapacityUnits": Self.units(total),
    ]
    var arm: JSON.Object = ["CapacityUnits": Self.units(tableUnits)]
    if let transaction {
      object[transaction.rawValue] = Self.units(total)
      arm[transaction.rawValue] = Self.units(tableUnits)
    }
    if detail.level == .indexes {
      object["Table"] = .object(arm)
      object["LocalSecondaryIndexes"] = json(of: .local)
      object["GlobalSecondaryIndexes"] = json(of: .global)
    }
    return .object(object)
  }

  private func json(of kind: Index.Kind) -> JSON? {
    let touched = indexUnits.filter { $0.kind == kind }
    guard !touched.isEmpty else { return nil }
    return .object(
      JSON.Object(
        uniqueMembers: touched.map { ($0.name, ["CapacityUnits": Self.units($0.units)]) }))
  }

  /// Units are doubles in the API: 1.0, 0.5.
  private static func units(_ value: Double) -> JSON { .number(value.description) }
}

/// The capacity of a request on several tables, in the order in which they were touched.
struct ConsumedCapacities: Sendable {
  private(set) var tables: [ConsumedCapacity] = []

  init(_ tables: [ConsumedCapacity] = []) { self.tables = tables }

  /// Changed in place: a batch comes by here for each of its items.
  subscript(table: String) -> ConsumedCapacity {
    get { place(of: table).map { tables[$0] } ?? ConsumedCapacity(table: table, units: 0) }
    _modify {
      let place = place(of: table) ?? tables.count
      if place == tables.count { tables.append(ConsumedCapacity(table: table, units: 0)) }
      yield &tables[place]
    }
  }

  private func place(of table: String) -> Int? {
    for place in tables.indices where sameBytes(tables[place].table, table) { return place }
    return nil
  }

  /// Adds what one more request consumed.
  mutating func merge(_ other: ConsumedCapacity) { self[other.table].merge(other) }

  /// - Returns: nil where the request does not ask.
  func json(_ detail: ConsumedCapacity.Detail) -> JSON? {
    detail.level == .none ? nil : .array(tables.compactMap { $0.json(detail) })
  }
}
