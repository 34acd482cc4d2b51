/// One message about a file: what is wrong, where, and what would be right.
///
/// ```
/// error: unknown access pattern 'post_twet'
///   --> scenarios/twitter/notebook.yaml:41:11
///    |
/// 41 |     call: post_twet
///    |           ^^^^^^^^^ did you mean 'post_tweet'?
/// ```
package struct Diagnostic: Error, Sendable {
  package enum Severity: String, Sendable { case error, warning }

  /// A further place or hint that belongs to the message.
  package struct Note: Sendable {
    package var message: String
    package var span: Span?

    package init(_ message: String, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  package var severity: Severity
  package var message: String
  package var span: Span?
  /// What would be right; it stands beside the caret.
  package var label: String?
  package var notes: [Note]
  package var code = Code.invalid

  package init(
    _ severity: Severity, _ message: String, at span: Span?, label: String? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
  }

  package static func error(
    _ message: String, at span: Span?, label: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, message, at: span, label: label, notes: notes)
  }

  package static func warning(
    _ message: String, at span: Span?, label: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: span, label: label, notes: notes)
  }

  /// A name that is none of the known ones, with the nearest of them as suggestion.
  ///
  /// `unknown("access pattern", "post_twet", among: ["post_tweet"], at: span)` reads
  /// `unknown access pattern 'post_twet'`, and beside the caret `did you mean 'post_tweet'?`.
  package static func unknown(
    _ what: String, _ name: String, among known: [String], at span: Span?
  ) -> Diagnostic {
    .error(
      "unknown \(what) '\(name)'", at: span, label: Suggestion.label(for: name, among: known)
    ).coded(.unknownName)
  }

  static func tooLarge(_ path: String) -> Diagnostic {
    .error(
      "'\(path)' is larger than \(SourceFile.sizeLimit >> 20) MB, the limit", at: nil
    ).coded(.unreadable)
  }
}
