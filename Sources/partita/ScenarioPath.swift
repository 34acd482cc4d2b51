import Glibc

/// Where the reports of a scenario belong.
struct ScenarioPath {
  let path: String

  /// `scenarios/twitter/notebook.yaml` → `scenarios/twitter/notebook`: relative to the working
  /// directory and never out of it, so that it can stand below any folder.
  var reportName: String {
    var path = path[...]
    if let folder = Self.workingDirectory, path.hasPrefix(folder + "/") {
      path = path.dropFirst(folder.utf8.count + 1)
    }
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return Self.withoutExtension(parts.joined(separator: "/"))
  }

  /// `NAME.report.md`, beside the scenario.
  var golden: String { Self.withoutExtension(path) + ".report.md" }

  private static func withoutExtension(_ path: String) -> String {
    for suffix in [".yaml", ".yml"] where path.hasSuffix(suffix) {
      let name = path.dropLast(suffix.count)
      if !name.isEmpty, !name.hasSuffix("/") { return String(name) }
    }
    return path
  }

  private static var workingDirectory: String? {
    guard let pointer = getcwd(nil, 0) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
