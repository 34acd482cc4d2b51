import Glibc

/// The variables of an environment; one that is empty counts as not set.
package struct Variables: Sendable {
  private let given: [String: String]?

  /// Those of this process.
  package static let process = Variables(nil)

  package init(_ given: [String: String]?) { self.given = given }

  subscript(name: String) -> String? {
    if let given { return given[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  func flag(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

  /// A path with `~` at its start made whole.
  func path(_ text: String) -> String {
    guard text == "~" || text.hasPrefix("~/"), let home = self["HOME"] else { return text }
    return home + text.dropFirst()
  }
}
