import AccessPatterns
import DynamoDBWire
import Scenarios

/// Attributes that an index holds and no reader of it gives on.
enum ProjectionRule: Rule {
  static let name = "projection"

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.tables.map(TableDefinition.init).flatMap { table in
      table.indexes.compactMap { index in
        let readers = seen.calls.filter { $0.reads(index, of: table) }
        // One that nobody reads is another finding.
        guard readers.contains(where: { $0.scanned > 0 }) else { return nil }
        let place = seen.places.first { $0.table == table.name && $0.index == index.name }
        let keys = table.keyAttributes
        let given = Set(readers.flatMap(\.givenNames))
        let unused = index.projected(of: place?.attributes ?? []).filter {
          !given.contains($0) && !keys.contains($0)
        }
        guard !unused.isEmpty else { return nil }
        return Finding(
          name,
          "the index '\(index.name)' holds \(unused.joined(separator: ", ")), which no reader of "
            + "it gives on",
          advice: "project what is read: each change of the rest is a write to the index", at: nil)
      }
    }
  }
}

extension TableDefinition.Index {
  fileprivate func projected(of attributes: [String]) -> [String] {
    switch projection {
    case .all: attributes
    case .keysOnly: []
    case .include(let names): attributes.filter(names.contains)
    }
  }
}

extension ObservedCall {
  fileprivate func reads(_ index: TableDefinition.Index, of table: TableDefinition) -> Bool {
    reads.contains { read in
      read.call.body["TableName"]?.string == table.name
        && read.call.body["IndexName"]?.string == index.name
    }
  }

  /// The attributes in what it gives.
  fileprivate var givenNames: [String] {
    (round.outcome.items ?? []).flatMap { $0?.names ?? [] } + (round.outcome.item?.names ?? [])
  }
}
