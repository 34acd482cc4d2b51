extension Diagnostic {
  /// `unknown`, and where no name is near and they are few, all of them.
  package static func unknown(
    _ what: String, _ name: String, amongFew known: [String], at span: Span?
  ) -> Diagnostic {
    var error = unknown(what, name, among: known, at: span)
    if error.label == nil, !known.isEmpty, known.count <= 20 {
      error.label = "known: \(known.joined(separator: ", "))"
    }
    return error
  }
}
