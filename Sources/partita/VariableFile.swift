import Documents
import DynamoDBWire
import Scenarios
import Templates

/// `--vars-file FILE`: a map of variables in YAML, or in JSON where its name ends so.
struct VariableFile {
  /// With the places of their names, where the format tells.
  private(set) var entries: [(entry: Value.Entry, span: Span)]

  init(_ path: String) throws(Diagnostics) {
    let file: SourceFile
    do throws(Diagnostic) {
      file = try SourceFile.read(path)
    } catch {
      throw Diagnostics([error])
    }
    do throws(Diagnostics) {
      try self.init(file, path)
    } catch {
      throw error.withoutValues(of: file)
    }
    entries = entries.map { ($0.entry, Span(file.withoutValues, $0.span)) }
  }

  private init(_ file: SourceFile, _ path: String) throws(Diagnostics) {
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

/// What stands in such a file may be secret, so messages show its lines without their values.
extension SourceFile {
  /// Stars in place of everything behind the first colon of each line.
  fileprivate var withoutValues: SourceFile {
    var masked = bytes
    var isValue = false
    for index in masked.indices {
      switch masked[index] {
      case 0x0A, 0x0D: isValue = false
      case UInt8(ascii: ":") where !isValue: isValue = true
      case 0x20: break
      default: if isValue { masked[index] = UInt8(ascii: "*") }
      }
    }
    return (try? SourceFile(path: path, bytes: masked)) ?? self
  }
}

extension Span {
  fileprivate init(_ file: SourceFile, _ span: Span) {
    self.init(file, span.startOffset, span.endOffset)
  }
}

extension Diagnostics {
  fileprivate func withoutValues(of file: SourceFile) -> Diagnostics {
    let masked = file.withoutValues
    return Diagnostics(
      all.map { diagnostic in
        var moved = diagnostic
        moved.span = diagnostic.span.map { Span(masked, $0) }
        for index in moved.notes.indices {
          moved.notes[index].span = moved.notes[index].span.map { Span(masked, $0) }
        }
        return moved
      })
  }
}
