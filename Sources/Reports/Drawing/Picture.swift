import AccessPatterns
package import Documents
import DynamoDBWire
package import Scenarios
import Templates

/// A picture of what stood in the tables after a step.
package enum Picture {
  package enum Subject: Sendable {
    /// The table with this name, or the only one.
    case table(String?)
    case collection(String)
    case index(String)
  }

  /// The drawing as SVG.
  ///
  /// - Parameter step: A top-level step's id or number; nil for the last state in which something stands
  ///   in a table.
  package static func svg(
    of run: Run, after step: String?, _ subject: Subject
  ) throws(Diagnostic) -> String {
    SVGDrawing(drawing: try drawing(of: run.withPlaceholders, after: step, subject)).text
  }

  private static func drawing(
    of run: Run, after step: String?, _ subject: Subject
  ) throws(Diagnostic) -> Drawing {
    let schemas = KeySchemas(run)
    let drawings = Drawings(schemas: schemas, entities: EntityMatcher(run.model), limit: 200)
    guard let states = TableStates(run, schemas, limit: .max, size: .max) else {
      throw .error("'\(run.path)' leaves nothing in a table", at: nil)
    }
    let position = try states.position(of: run, after: step)
    let tables = schemas.tables.map { table in
      let items = states.items(of: table.name, at: position)
      return TableState(name: table.name, keyNames: table.keys, itemCount: items.count) { items }
    }
    switch subject {
    case .table(let name):
      let named = tables.first { table in name.map { sameBytes($0, table.name) } ?? true }
      if let table = named { return drawings.table(table) }
      throw .unknown("table", name ?? "", among: tables.map(\.name), at: nil)
    case .collection(let key):
      for table in tables {
        if let drawing = drawings.collection(key, of: table) { return drawing }
      }
      let known = tables.flatMap { table in
        table.items().compactMap { item in table.keyNames.first.flatMap { item[$0]?.plainText } }
      }
      throw .unknown("item collection", key, among: known, at: nil)
    case .index(let name):
      for table in tables {
        if let drawing = drawings.index(name, of: table) { return drawing }
      }
      throw .unknown(
        "index", name, among: schemas.tables.flatMap { $0.indexes.map(\.name) }, at: nil)
    }
  }
}

extension TableStates {
  fileprivate func position(of run: Run, after step: String?) throws(Diagnostic) -> Int {
    guard let step else { return start }
    let place = run.steps.numbered.firstIndex { number, run in
      !run.isProse && (run.id == step || "\(number)" == step)
    }
    guard let place else {
      throw .unknown("step", step, among: run.steps.compactMap(\.id), at: nil)
    }
    if case .skipped(let reason) = run.steps[place].status {
      throw .error("the step '\(step)' was skipped: \(reason)", at: run.steps[place].span)
    }
    return position(afterStep: place)
  }
}
