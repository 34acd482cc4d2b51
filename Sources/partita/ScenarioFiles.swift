import Documents
import DynamoDBWire
import Glibc

/// The scenario files that arguments stand for.
enum ScenarioFiles {
  enum Failure: Error {
    case noMatch(String)
    case none(in: String)
  }

  /// Files as they are given, folders with the scenarios in them, patterns with what they match; each
  /// file once, in the order of the arguments.
  ///
  /// - Parameter withParts: Whether a folder's models count, and its files whose name begins with `_`.
  static func find(_ arguments: [String], withParts: Bool) throws(Failure) -> [String] {
    var files: [String] = []
    for argument in arguments {
      for path in try expanded(argument) {
        guard isFolder(path) else {
          files.append(path)
          continue
        }
        let found = scenarios(in: path, withParts: withParts)
        if found.isEmpty { throw .none(in: path) }
        files += found
      }
    }
    var seen: Set<[UInt8]> = []
    return files.filter { seen.insert(Array($0.utf8)).inserted }
  }

  private static func expanded(_ argument: String) throws(Failure) -> [String] {
    var argument = argument
    while argument.hasPrefix("./"), argument.utf8.count > 2 { argument.removeFirst(2) }
    var status = stat()
    let isPattern = argument.utf8.contains { "*?[".utf8.contains($0) }
    guard isPattern, stat(argument, &status) != 0 else { return [argument] }
    let found = PathPattern.matches(of: argument)
    if found.isEmpty { throw .noMatch(argument) }
    return found
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Sorted by the bytes of their paths.
  private static func scenarios(in folder: String, withParts: Bool) -> [String] {
    PathPattern.files(below: folder == "." ? "" : folder).filter { path in
      let name = path.split(separator: "/").last ?? ""
      return (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".")
        && (withParts || !name.hasPrefix("_"))
        && (schema(of: path) == .scenario || withParts && schema(of: path) == .model)
    }.sorted(by: precedesByBytes)
  }

  /// What kind of file a YAML file is, by its `schema`.
  enum Schema: String {
    case scenario = "partita/v1"
    case model = "partita/model/v1"
  }

  /// By a line such as `schema: partita/v1`. The file is not parsed: a broken one is of its kind too;
  /// one that cannot be read counts as a scenario, and reading it tells why.
  static func schema(of path: String) -> Schema? {
    guard let file = try? SourceFile.read(path) else { return .scenario }
    for number in 1...file.lineCount {
      let line = file.line(number)
      guard line.hasPrefix("schema:") else { continue }
      let value = line.dropFirst("schema:".count).split(separator: " ").first ?? ""
      if let schema = Schema(rawValue: value.filter { $0 != "'" && $0 != "\"" }) { return schema }
    }
    return nil
  }
}
