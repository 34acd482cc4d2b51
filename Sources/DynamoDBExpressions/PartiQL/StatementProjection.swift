package import DynamoDBWire

/// What SELECT takes of an item: each path becomes an attribute of its own, named by its last part.
///
/// ```swift
/// // SELECT artist, album.year FROM …
/// projection(["artist": "Acme", "album": .m(["year": 1999])])  // {artist: "Acme", year: 1999}
/// ```
package struct StatementProjection: Sendable {
  private let paths: [(name: String, path: DocumentPath)]

  init(_ paths: [DocumentPath]) throws(DynamoDBError) {
    var names: [String] = []
    for path in paths {
      let name = path.lastName
      if names.contains(where: { sameBytes($0, name) }) {
        throw .validation("Duplicate identifiers in select clause: \(name)")
      }
      names.append(name)
    }
    self.paths = Array(zip(names, paths))
  }

  /// The attributes it names, each once, in the order of the text.
  package var topLevelNames: [String] { DocumentPath.topLevelNames(of: paths.map(\.path)) }

  package var nestedAttributeNames: [String] {
    DocumentPath.topLevelNames(of: paths.map(\.path).filter(\.isNested))
  }

  package func callAsFunction(_ item: Item) -> Item {
    item.bytes.withUnsafeBytes { bytes in
      var writer = ItemWriter()
      for (name, path) in paths {
        if let value = path.value(in: bytes) { writer.append(name, value.decoded) }
      }
      return writer.item
    }
  }
}

extension DocumentPath {
  /// `c[0]` of `a.b.c[0]`
  fileprivate var lastName: String {
    var indexes = ""
    for element in elements.reversed() {
      switch element {
      case .name(let name): return String(decoding: name, as: UTF8.self) + indexes
      case .index(let index): indexes = "[\(index)]" + indexes
      }
    }
    return indexes
  }
}
