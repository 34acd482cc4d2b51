import AccessPatterns
import DynamoDBWire
import Scenarios

/// The keys of the tables and indexes of a run: those of its model and those it creates.
struct KeySchemas {
  struct Index {
    let name: String
    let keys: [String]
    /// The attributes that a projection carries besides the keys; nil for all.
    let projected: [String]?
  }

  struct Table {
    let name: String
    let keys: [String]
    let indexes: [Index]
  }

  private(set) var tables: [Table] = []

  init(_ run: Run) {
    for definition in run.model?.tables ?? [] { add(definition) }
    for exchange in run.exchanges where exchange.call.operation == "CreateTable" {
      add(exchange.call.body)
    }
  }

  subscript(name: String) -> Table? { tables.first { sameBytes($0.name, name) } }

  /// The key attributes of the items that a request is about, those it reads by first.
  ///
  /// A Query of an index gives the index's keys, then the table's.
  func keys(of exchange: Exchange?) -> [String] {
    guard let body = exchange?.call.body else { return [] }
    guard let table = tables(of: body).lazy.compactMap({ self[$0] }).first else { return [] }
    guard let name = body["IndexName"]?.string else { return table.keys }
    return (table.indexes.first { sameBytes($0.name, name) }?.keys ?? []) + table.keys
  }

  /// The tables a request names: in `TableName`, in the members of `RequestItems`, or in the parts of
  /// a transaction.
  private func tables(of body: JSON.Object) -> [String] {
    if let name = body["TableName"]?.string { return [name] }
    if let items = body["RequestItems"]?.object { return items.names }
    return (body["TransactItems"]?.array ?? [])
      .compactMap { $0.object?.members.first?.value["TableName"]?.string }
  }

  /// The first definition of a table counts; a model's comes before what the run creates.
  private mutating func add(_ definition: JSON.Object) {
    guard let name = definition["TableName"]?.string, self[name] == nil else { return }
    let indexes = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].flatMap {
      definition[$0]?.array ?? []
    }
    tables.append(
      Table(
        name: name, keys: Self.keys(definition["KeySchema"]),
        indexes: indexes.compactMap { index in
          index["IndexName"]?.string.map {
            Index(
              name: $0, keys: Self.keys(index["KeySchema"]),
              projected: Self.projected(index["Projection"]))
          }
        }))
  }

  private static func keys(_ schema: JSON?) -> [String] {
    let parts = schema?.array ?? []
    return ["HASH", "RANGE"].compactMap { type in
      parts.first { $0["KeyType"]?.string == type }?["AttributeName"]?.string
    }
  }

  private static func projected(_ projection: JSON?) -> [String]? {
    switch projection?["ProjectionType"]?.string {
    case "KEYS_ONLY": []
    case "INCLUDE": projection?["NonKeyAttributes"]?.array?.compactMap(\.string) ?? []
    default: nil
    }
  }
}
