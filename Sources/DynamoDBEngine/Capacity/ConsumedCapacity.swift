import DynamoDBWire

/// The capacity that one request consumed on one table and its indexes.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html>
struct ConsumedCapacity {
  /// What a request asks to be told.
  enum Detail: String, Sendable {
    case none = "NONE"
    case total = "TOTAL"
    case indexes = "INDEXES"
  }

  let table: String
  var tableUnits: Double
  private var indexUnits: [(name: String, kind: Index.Kind, units: Double)] = []

  init(table: String, units: Double) {
    self.table = table
    tableUnits = units
  }

  /// What a planned write costs.
  init(of write: PlannedWrite, on table: Table) {
    self.init(table: table.name, units: write.tableUnits)
    for change in write.indexChanges where change.units > 0 {
      add(change.units, to: table.indexes[change.index])
    }
  }

  mutating func add(_ units: Double, to index: Index) {
    indexUnits.append((index.name, index.kind, units))
  }

  /// Indexes are part of the total whatever the detail.
  var total: Double { indexUnits.reduce(tableUnits) { $0 + $1.units } }

  /// - Returns: nil where the request does not ask.
  func json(_ detail: Detail) -> JSON? {
    guard detail != .none else { return nil }
    var object: JSON.Object = ["TableName": .string(table), "CapacityUnits": Self.units(total)]
    if detail == .indexes {
      object["Table"] = ["CapacityUnits": Self.units(tableUnits)]
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
