package import Documents

/// The names that can exist at a place of a file, and what is known of what is in them.
///
/// ```swift
/// let scope = Scope.names([("vars", .names([("greeting", .open)])), ("item", .open)])
/// problems.add(template.check(in: scope))   // unknown name 'vras': did you mean 'vars'?
/// ```
package indirect enum Scope: Sendable {
  /// Nothing is known; every name may be there.
  case open
  /// These names and no other.
  case names([(name: String, inside: Scope)])
  /// A list whose elements are alike.
  case list(of: Scope)
}

extension Scope {
  /// Names of which only the names are known.
  package static func names(_ names: [String]) -> Scope { .names(names.map { ($0, .open) }) }

  /// The mistake of a path: the first of its names that cannot exist.
  package func check(_ reference: Reference) -> Diagnostic? {
    var scope = self
    var path = ""
    for part in reference.parts {
      switch scope {
      case .open: return nil
      case .list(let element):
        if let name = part.name {
          return .error(
            "'\(path)' is a list, so it has no '\(name)'", at: part.span,
            label: "an element is written [0]")
        }
        scope = element
      case .names(let names):
        guard let name = part.name else { return nil }
        guard let inside = names.first(where: { $0.name.sameBytes(as: name) })?.inside else {
          var error = Diagnostic.unknown("name", name, among: names.map(\.name), at: part.span)
          if !path.isEmpty { error.message += " in '\(path)'" }
          if error.label == nil, !names.isEmpty, names.count <= 12 {
            error.label = "known: \(names.map(\.name).joined(separator: ", "))"
          }
          return error
        }
        scope = inside
      }
      path += part.name.map { path.isEmpty ? $0 : ".\($0)" } ?? "[…]"
    }
    return nil
  }
}

extension Expression {
  /// What can be told before anything runs: names that cannot exist.
  package func check(in scope: Scope) -> [Diagnostic] { references.compactMap(scope.check) }
}
