/// Several messages at once, ordered by file, then by position.
package struct Diagnostics: Error, Sendable {
  package private(set) var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.element)
  }

  package var hasErrors: Bool { all.contains { $0.severity == .error } }
}

/// Messages without a place come first; those at one place stay in the order they were found.
private func < (a: (Diagnostic, Int), b: (Diagnostic, Int)) -> Bool {
  let one = (a.0.span?.file.path ?? "", a.0.span?.startOffset ?? 0, a.1)
  return one < (b.0.span?.file.path ?? "", b.0.span?.startOffset ?? 0, b.1)
}

/// Where loaders put what they find wrong, so that all mistakes of a file are reported at once.
///
/// A class, because one collector is shared by all readers of one file.
package final class Problems {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }
  package func add(_ diagnostics: Diagnostics) { all += diagnostics.all }
  package func add(_ diagnostics: [Diagnostic]) { all += diagnostics }

  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// The result of `body`, or nil when it throws, which is noted.
  package func catching<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do {
      return try body()
    } catch {
      add(error)
      return nil
    }
  }

  /// Throws all there is when an error is among it; warnings alone do not throw.
  package func throwErrors() throws(Diagnostics) {
    if hasErrors { throw Diagnostics(all) }
  }
}
