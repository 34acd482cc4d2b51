import DynamoDBWire
import Glibc

/// Patterns for paths: `*`, `?` and `[…]` inside a name, `**` for any number of folders.
enum PathPattern {
  /// The paths that match, sorted by their bytes.
  static func matches(of pattern: String) -> [String] {
    let parts = pattern.split(separator: "/").map(String.init)
    let start = pattern.hasPrefix("/") ? ["/"] : [""]
    return parts.reduce(start) { folders, part in
      folders.flatMap { part == "**" ? [$0] + self.folders(below: $0) : names(part, in: $0) }
    }.sorted(by: precedesByBytes)
  }

  /// All files in a folder and in those below it.
  static func files(below folder: String) -> [String] {
    ([folder] + folders(below: folder)).flatMap { folder in
      entries(of: folder).map { joined(folder, $0) }.filter { !ScenarioFiles.isFolder($0) }
    }
  }

  private static func names(_ pattern: String, in folder: String) -> [String] {
    guard pattern.utf8.contains(where: { "*?[".utf8.contains($0) }) else {
      let path = joined(folder, pattern)
      return access(path, F_OK) == 0 ? [path] : []
    }
    return entries(of: folder).filter { fnmatch(pattern, $0, FNM_PERIOD) == 0 }
      .map { joined(folder, $0) }
  }

  /// Folders that links lead to are left out: they may lead in a circle.
  private static func folders(below folder: String) -> [String] {
    var found: [String] = []
    var open = [folder]
    while let next = open.popLast() {
      for name in entries(of: next) where !name.hasPrefix(".") {
        let path = joined(next, name)
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
        found.append(path)
        open.append(path)
      }
    }
    return found
  }

  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
