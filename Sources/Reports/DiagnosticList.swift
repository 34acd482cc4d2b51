package import Documents
import DynamoDBWire

/// Messages about files as JSON, for editors and for what annotates a pull request.
///
/// ```json
/// [{"file": "a.yaml", "line": 6, "column": 11, "end": {"line": 6, "column": 19},
///   "severity": "error", "code": "unknown-name", "message": "unknown access pattern 'find_usr'",
///   "suggestion": "did you mean 'find_user'?", "notes": []}]
/// ```
///
/// Lines and columns count from 1, columns in Unicode scalars; `end` is the place after the last one.
package struct DiagnosticList {
  private var entries: [JSON] = []

  package init() {}

  /// - Parameter path: The file that was read; it stands for the place of a message that has none.
  package mutating func add(_ diagnostic: Diagnostic, path: String) {
    var entry = Self.place(diagnostic.span, path: path)
    entry["severity"] = .string(diagnostic.severity.rawValue)
    entry["code"] = .string(diagnostic.code.rawValue)
    entry["message"] = .string(diagnostic.message)
    entry["suggestion"] = diagnostic.label.map { .string($0) } ?? .null
    entry["notes"] = .array(
      diagnostic.notes.map { note in
        var inner = Self.place(note.span, path: path)
        inner["message"] = .string(note.message)
        return .object(inner)
      })
    entries.append(.object(entry))
  }

  package var text: String { JSON.array(entries).pretty(width: 100) + "\n" }

  private static func place(_ span: Span?, path: String) -> JSON.Object {
    guard let span else {
      return ["file": .string(path), "line": .null, "column": .null, "end": .null]
    }
    return [
      "file": .string(span.file.path), "line": number(span.start.line),
      "column": number(span.start.column),
      "end": ["line": number(span.end.line), "column": number(span.end.column)],
    ]
  }

  private static func number(_ number: Int) -> JSON { .number(String(number)) }
}
