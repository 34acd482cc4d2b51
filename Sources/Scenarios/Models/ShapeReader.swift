import AccessPatterns
import Documents
import Templates

/// Finds the requests of a pattern of a model file, for the design tables.
struct ShapeReader {
  private let reader: PatternReader
  private var model: Model { reader.model }

  init(_ reader: PatternReader) { self.reader = reader }

  func shapes(ofPattern node: Node) -> [RequestShape] {
    if let request = node["request"] { return RequestShape.shapes(of: request, in: model) }
    return node["steps"].map { shapes(ofSteps: $0) } ?? []
  }

  private func shapes(ofSteps node: Node) -> [RequestShape] {
    guard case .list(let steps) = node.value else { return [] }
    return steps.flatMap { step in
      let shapes = shapes(ofStep: step)
      guard let list = step["foreach"] else { return shapes }
      return shapes.map { $0.repeated(for: words(of: list)) }
    }
  }

  private func shapes(ofStep step: Node) -> [RequestShape] {
    if let request = step["request"] { return RequestShape.shapes(of: request, in: model) }
    if let inner = step["steps"] { return shapes(ofSteps: inner) }
    if let name = step["call"]?.text {
      return reader.shapesOfPattern(named: name)
    }
    for (keyword, operation) in [("put", "PutItem"), ("get", "GetItem"), ("delete", "DeleteItem")] {
      guard let name = step[keyword]?.text,
        let entity = model.entities.first(where: { $0.name == name })
      else { continue }
      let key = model.table(named: entity.table)?.key ?? []
      let words = key.compactMap { name in
        entity.keys.first { $0.attribute == name }.map { "\(name) = \(inWords($0.template))" }
      }
      return [
        RequestShape(
          operation, entity.table, keys: words.joined(separator: ", "), entity: entity.name)
      ]
    }
    return []
  }

  /// What a step repeats for: `${{ steps.loans.result.items }}` is `item of loans`.
  private func words(of list: Node) -> String {
    guard let text = list.text else { return "element" }
    let path = inWords(text).split(separator: ".")
    if path.count == 4, path[0] == "steps", path[2] == "result", path[3] == "items" {
      return "item of \(path[1])"
    }
    return inWords(text)
  }
}
