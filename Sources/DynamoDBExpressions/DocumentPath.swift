import DynamoDBWire

/// Where a value stands in an item: `a.b[0]`, with placeholders replaced.
struct DocumentPath: Sendable, Equatable {
  enum Element: Sendable, Equatable {
    /// An attribute name in UTF-8, since DynamoDB compares bytes.
    case name([UInt8])
    case index(Int)
  }
  let elements: [Element]

  init(attribute name: String) { elements = [.name(Array(name.utf8))] }

  init(elements: [Element]) { self.elements = elements }

  /// The attribute of the item that the path begins with.
  var topLevelName: String {
    if case .name(let name)? = elements.first { String(decoding: name, as: UTF8.self) } else { "" }
  }

  var isNested: Bool { elements.count > 1 }

  /// The value at the path, in the bytes of an item; nil where there is none.
  func value(in item: UnsafeRawBufferPointer) -> EncodedValue? {
    var value: EncodedValue?
    for (depth, element) in elements.enumerated() {
      switch element {
      case .name(let name):
        value = name.withUnsafeBytes { name in
          if depth > 0 { return value?.attribute(name) }
          var reader = ItemReader(item)
          return reader.value(of: name)
        }
      case .index(let index): value = value?.element(at: index)
      }
      if value == nil { return nil }
    }
    return value
  }
}

/// The form of the service's messages: `[a, b, [0]]`.
extension DocumentPath: CustomStringConvertible {
  var description: String {
    let parts = elements.map { element in
      switch element {
      case .name(let name): String(decoding: name, as: UTF8.self)
      case .index(let index): "[\(index)]"
      }
    }
    return "[\(parts.joined(separator: ", "))]"
  }
}

extension DocumentPath {
  /// Refuses two paths of which one is a part of the other, or that no item could have both.
  ///
  /// An overlap anywhere is reported before a conflict: the order of dynalite's parsers.
  static func check(
    distinct paths: [DocumentPath], in kind: ExpressionKind
  ) throws(DynamoDBError) {
    var conflict: DynamoDBError?
    for (index, second) in paths.enumerated() {
      for first in paths[..<index] {
        switch first.relation(to: second) {
        case .separate: continue
        case .overlap: throw error("overlap", first, second, kind)
        case .conflict: conflict = conflict ?? error("conflict", first, second, kind)
        }
      }
    }
    if let conflict { throw conflict }
  }

  private enum Relation {
    case separate
    case overlap
    case conflict
  }

  private func relation(to other: DocumentPath) -> Relation {
    for (left, right) in zip(elements, other.elements) where left != right {
      switch (left, right) {
      case (.name, .name), (.index, .index): return .separate
      default: return .conflict
      }
    }
    return .overlap
  }

  private static func error(
    _ verb: String, _ first: DocumentPath, _ second: DocumentPath, _ kind: ExpressionKind
  ) -> DynamoDBError {
    kind.invalid(
      "Two document paths \(verb) with each other; must remove or rewrite one of these paths; "
        + "path one: \(first), path two: \(second)")
  }
}
