import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// What the step changed, and the tables, collections and indexes it is to show.
  func state(_ round: RoundRun, _ show: [Show]) -> [String] {
    let drawings = Drawings(schemas: keys, entities: EntityMatcher(run.model), limit: Cut.rows)
    return show.flatMap { show -> [String] in
      switch show {
      case .none: []
      case .diff: changes(round)
      case .table: round.tablesAfter.flatMap { Self.table(drawings.table($0)) }
      case .collection(let key):
        found(
          round.tablesAfter.compactMap { drawings.collection(key, of: $0) }, "Item collection", key)
      case .index(let name):
        found(round.tablesAfter.compactMap { drawings.index(name, of: $0) }, "Index", name)
      }
    }
  }

  /// A drawing of nothing would look forgotten.
  private func found(_ drawings: [Drawing], _ what: String, _ name: String) -> [String] {
    drawings.isEmpty
      ? ["**\(what) \(Markdown.text(Cut.value(name))):** none"] : drawings.flatMap(Self.table)
  }

  /// That writes changed nothing is worth a line; that reads did is not.
  private func changes(_ round: RoundRun) -> [String] {
    if !round.changes.isEmpty { return round.changes.flatMap { ChangeTable(change: $0).blocks } }
    return round.hasWritten ? ["**Changes:** none"] : []
  }
}
