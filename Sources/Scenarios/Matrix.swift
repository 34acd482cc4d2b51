package import Documents
package import Templates

/// `matrix`: the cases of a scenario, each a run of its own on a database of its own.
///
/// ```yaml
/// matrix: { reader: [Ada, Linus], limit: [1, 2] }   # four cases; the last list changes fastest
/// matrix: { file: cases.csv }                       # one case for each row
/// ```
package struct Matrix: Sendable {
  /// What can be read as `matrix.NAME`, in order.
  package let names: [String]
  /// At least one, each with a name of its own.
  package let cases: [ScenarioCase]
  package let span: Span

  /// More cases than this are a slip of the pen.
  package static let limit = 100_000
}

/// One case of a matrix.
package struct ScenarioCase: Sendable {
  /// Unique in its scenario and the same in every run: `reader=Ada, limit=1`, or the value of `case`.
  package let name: String
  /// What is read as `matrix.NAME`.
  package let values: [Value.Entry]
}

extension Matrix {
  /// Names the cases: by their value of `case` where they have one, otherwise by all their values.
  init(names: [String], rows: [[Value.Entry]], span: Span) {
    var counts: [String: Int] = [:]
    self.names = names
    self.span = span
    cases = rows.map { values in
      let name = Self.name(of: values)
      let count = counts[name, default: 0] + 1
      counts[name] = count
      // A name in brackets cannot come from values alone twice, so each case has one of its own.
      return ScenarioCase(name: count == 1 ? name : "\(name) (\(count))", values: values)
    }
  }

  private static func name(of values: [Value.Entry]) -> String {
    if let given = values.first(where: { $0.name == "case" }), given.value != .null {
      return given.value.caseText
    }
    return values.map { "\($0.name)=\($0.value.caseText)" }.joined(separator: ", ")
  }
}

extension Value {
  /// Short and on one line: text as it is, all else as messages show it.
  fileprivate var caseText: String {
    guard case .text(let text) = self else { return description }
    let line = text.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init)
      .joined(separator: " ")
    return line.unicodeScalars.count > 60 ? String(line.unicodeScalars.prefix(59)) + "…" : line
  }
}
