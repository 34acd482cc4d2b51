import Documents
import DynamoDBWire
import Templates

/// A file of rows for a matrix: CSV with a header, or a list of maps in YAML or JSON.
enum RowFile {
  struct Rows {
    /// In order of their first appearance.
    var names: [String] = []
    var rows: [[Value.Entry]] = []
  }

  /// - Parameter name: The path as the scenario writes it, for messages.
  /// - Returns: nil where something is wrong, which is noted.
  static func read(_ name: Located<String>, at path: String, into problems: Problems) -> Rows? {
    let read: Rows?
    do throws(Diagnostics) {
      let file = try SourceFile.read(path, namedAt: name.span)
      switch path.split(separator: ".").last.map(String.init) {
      case "csv": read = try CSV.rows(of: file)
      case "json": read = try rows(of: Value(jsonFile: file), in: file)
      case "yaml", "yml": read = try rows(of: Value(yamlFile: file), in: file)
      default:
        throw Diagnostics([
          .error(
            "the rows of a matrix come from a .csv, .json or .yaml file", at: name.span)
        ])
      }
    } catch {
      for var problem in error.all {
        if problem.span?.file !== name.span.file {
          problem.notes.append(Diagnostic.Note("read here", at: name.span))
        }
        problems.add(problem)
      }
      return nil
    }
    return read
  }

  private static func rows(of value: Value, in file: SourceFile) throws(Diagnostics) -> Rows {
    var rows = Rows()
    var known: Set<String> = []
    guard case .list(let values) = value else {
      throw Diagnostics([
        .error(
          "the rows of a matrix are a list of maps, found \(value.kind)", at: Span(file, 0, 0))
      ])
    }
    for (index, value) in values.enumerated() {
      guard case .map(let entries) = value else {
        throw Diagnostics([
          .error(
            "row \(index + 1) of the matrix is no map, but \(value.kind)", at: Span(file, 0, 0))
        ])
      }
      for entry in entries where known.insert(entry.name).inserted { rows.names.append(entry.name) }
      rows.rows.append(entries)
    }
    return rows
  }
}

extension SourceFile {
  /// The file; where it cannot be read, the message points at what names it.
  static func read(_ path: String, namedAt span: Span) throws(Diagnostics) -> SourceFile {
    do throws(Diagnostic) {
      return try SourceFile.read(path)
    } catch {
      var placed = error
      if placed.span == nil { placed.span = span }
      throw Diagnostics([placed])
    }
  }
}
