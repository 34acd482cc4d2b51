import Documents

/// The files that a scenario or a model names: includes, its model, its setup, rows of a matrix.
enum NamedFiles {
  private static let keys = ["include", "model", "setup", "file", "matrix"]
  /// Deeper than any path in a file stands.
  private static let depthLimit = 100

  /// Paths that are named in a file, as the loader resolves them; none where the file is no YAML.
  static func paths(in file: String) -> [String] {
    guard file.hasSuffix(".yaml") || file.hasSuffix(".yml"), let node = try? Node.read(file) else {
      return []
    }
    var found: [String] = []
    collect(node, &found, depth: 0)
    let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(file[...$0]) } ?? ""
    return found.map { $0.hasPrefix("/") ? $0 : folder + $0 }
  }

  private static func collect(_ node: Node, _ found: inout [String], depth: Int) {
    guard depth < depthLimit else { return }
    switch node.value {
    case .list(let nodes): for node in nodes { collect(node, &found, depth: depth + 1) }
    case .map(let entries):
      for entry in entries {
        if keys.contains(entry.key), let text = entry.value.text, text.utf8.contains(0x2E) {
          found.append(text)
        }
        collect(entry.value, &found, depth: depth + 1)
      }
    default: break
    }
  }
}
