import Documents
import DynamoDBWire
import Scenarios
import Templates

/// `--vars-file FILE`: a map of variables in YAML, or in JSON where its name ends so.
struct VariableFile {
  /// With the places of their names, where the format tells.
  let entries: [(entry: Value.Entry, span: Span)]

  init(_ path: String) throws(Diagnostics) {
    let file: SourceFile
    do throws(Diagnostic) {
      file = try SourceFile.read(path)
    } catch {
      throw Diagnostics([error])
    }
    if path.hasSuffix(".json") {
      guard case .map(let entries) = try Value(jsonFile: file) else { throw Self.noMap(file) }
      self.entries = entries.map { ($0, Span(file, 0, 0)) }
      return
    }
    guard case .map(let nodes) = try Node.parse(file).value else { throw Self.noMap(file) }
    var entries: [(entry: Value.Entry, span: Span)] = []
    do throws(Diagnostic) {
      for node in nodes {
        entries.append((Value.Entry(node.key, try Value(node.value)), node.keySpan))
      }
    } catch {
      throw Diagnostics([error])
    }
    self.entries = entries
  }

  private static func noMap(_ file: SourceFile) -> Diagnostics {
    Diagnostics([
      .error(
        "a file of variables holds a map of names and values", at: Span(file, 0, 0),
        label: "such as 'user: Ada'")
    ])
  }
}
