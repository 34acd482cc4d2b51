import Documents
import DynamoDBWire
import Glibc

/// The reports that stand beside scenarios to be compared with.
enum GoldenReports {
  /// Those in the given folders whose scenario is gone, in order of their bytes.
  static func orphans(in paths: [String]) -> [String] {
    let folders = (paths.isEmpty ? ["scenarios"] : paths).filter(ScenarioFiles.isFolder)
    return folders.flatMap { folder in
      PathPattern.files(below: folder == "." ? "" : folder).filter { path in
        guard path.hasSuffix(".report.md") else { return false }
        let name = path.dropLast(".report.md".utf8.count)
        return access("\(name).yaml", F_OK) != 0 && access("\(name).yml", F_OK) != 0
      }
    }.sorted(by: precedesByBytes)
  }

  /// Says which they are; a report that nothing can change any more holds nothing still.
  static func tellOrphans(of paths: [String]) -> Status {
    let orphans = orphans(in: paths)
    for path in orphans {
      let mistake = Diagnostic.error(
        "'\(path)' belongs to no scenario", at: nil,
        label: "remove it, or bring '\(path.dropLast(".report.md".utf8.count)).yaml' back")
      Output.error.write(mistake.rendered(color: Output.error.hasColor))
    }
    return orphans.isEmpty ? .held : .expectationFailed
  }
}
