import AccessPatterns
import DynamoDBWire
import Scenarios

/// Indexes that are written with every item and never read.
enum UnreadIndexRule: Rule {
  static let name = "unread-index"

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.tables.map(TableDefinition.init).flatMap { table in
      table.indexes.compactMap { index in
        let isRead = seen.calls.contains { call in
          call.round.exchanges.contains {
            $0.call.body["TableName"]?.string == table.name
              && $0.call.body["IndexName"]?.string == index.name
          }
        }
        return isRead
          ? nil
          : Finding(
            name, "nobody reads the index '\(index.name)' of '\(table.name)'",
            advice: "drop it, or play the pattern that needs it", at: nil)
      }
    }
  }
}
