import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension TableStates {
  /// One way to look at the items: a table, or one of its indexes.
  struct View {
    let title: String
    let table: String
    let keys: [String]
    let index: KeySchemas.Index?
  }

  /// Tables in order of their names, each with its indexes.
  var views: [View] {
    var names: [String] = []
    for version in versions where !names.contains(where: { sameBytes($0, version.table) }) {
      names.append(version.table)
    }
    return names.sorted(by: precedesByBytes).flatMap { name in
      let schema = schemas[name]
      let table = View(title: "Table \(name)", table: name, keys: schema?.keys ?? [], index: nil)
      return [table]
        + (schema?.indexes ?? []).map {
          View(title: "Index \($0.name) of \(name)", table: name, keys: $0.keys, index: $0)
        }
    }
  }

  /// What the page's script plays back; it knows no types and no order, so ranks say how items stand.
  func json(_ entities: EntityMatcher) -> JSON {
    let views = views
    let ranks = views.map(self.ranks)
    return [
      "entities": .array(entities.names.map(JSON.string)),
      "views": .array(views.enumerated().map { .object(json($0.element, $0.offset)) }),
      "versions": .array(
        versions.indices.map { .object(version($0, entities, views, ranks)) }),
      "steps": .array(
        positions.map { position in
          [
            "n": position.number.map(JSON.string) ?? .null,
            "t": .string(Markdown.visible(Cut.value(position.title))),
            "c": .array(
              position.changes.map { [.number("\($0.from ?? -1)"), .number("\($0.to ?? -1)")] }),
          ]
        }),
    ]
  }

  private func json(_ view: View, _ place: Int) -> JSON.Object {
    var object: JSON.Object = [
      "title": Self.text(view.title), "table": Self.text(view.table),
      "keys": .array(view.keys.map(Self.text)),
    ]
    guard let index = view.index else { return object }
    object["index"] = .number("\(place)")
    if let projected = index.projected {
      let keys = schemas[view.table]?.keys ?? []
      object["only"] = .array((keys + projected).map(Self.text))
    }
    return object
  }

  /// The place of each version among all of a view, by its keys; nil for one that is not in it.
  private func ranks(_ view: View) -> [Int?] {
    let keys = view.keys + (view.index == nil ? [] : schemas[view.table]?.keys ?? [])
    let shown = versions.indices.filter { place in
      sameBytes(versions[place].table, view.table)
        && view.keys.allSatisfy { versions[place].item[$0] != nil }
    }
    var ranks = [Int?](repeating: nil, count: versions.count)
    let sorted = shown.sorted {
      IndexOrder.precedes(versions[$0].item, versions[$1].item, by: keys)
    }
    for (rank, place) in sorted.enumerated() { ranks[place] = rank }
    return ranks
  }

  private func version(
    _ place: Int, _ entities: EntityMatcher, _ views: [View], _ ranks: [[Int?]]
  ) -> JSON.Object {
    let version = versions[place]
    let keys = schemas[version.table]?.keys ?? []
    func pairs(_ attributes: [(name: String, value: String)]) -> JSON {
      .array(attributes.map { [Self.text($0.name), Self.text($0.value)] })
    }
    func values(_ names: [String]) -> [JSON] {
      names.map { Self.text(version.item[$0].map { Cut.value($0.plainText) } ?? "") }
    }
    var object: JSON.Object = [
      "t": Self.text(version.table), "i": .number("\(version.identity)"),
      "e": .number("\(entities.entity(of: version.item) ?? -1)"), "k": .array(values(keys)),
      "p": pairs(version.item.keeping(keys).drawn(without: [])),
      "a": pairs(version.item.drawn(without: keys)),
    ]
    var others: [JSON] = []
    for (index, view) in views.enumerated() {
      guard let rank = ranks[index][place] else { continue }
      if view.index == nil {
        object["r"] = .number("\(rank)")
      } else {
        others.append(.array([.number("\(index)"), .number("\(rank)")] + values(view.keys)))
      }
    }
    object["x"] = .array(others)
    return object
  }

  /// As the page shows it.
  private static func text(_ plain: String) -> JSON { .string(Markdown.visible(plain)) }
}
