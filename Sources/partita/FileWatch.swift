import Documents
import Glibc

/// The files that scenarios are made of, and when they last changed.
///
/// They are looked at again and again: that works on every system and file system, and costs one call
/// for each file.
struct FileWatch {
  private let arguments: [String]
  private let extra: [String]
  private var stamps: [Stamp]

  private struct Stamp: Equatable {
    let path: String
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let inode: UInt64
  }

  /// - Parameters:
  ///   - arguments: Files, folders and patterns, as the command takes them.
  ///   - extra: Further files, such as those with variables.
  init(_ arguments: [String], extra: [String]) {
    self.arguments = arguments
    self.extra = extra
    stamps = Self.stamps(of: Self.files(arguments) + extra)
  }

  var count: Int { stamps.count }

  /// Returns when a file is another than when it was last looked at, one is new, or one is gone.
  /// - Returns: The first of these.
  mutating func change() async -> String {
    while true {
      let now = Self.stamps(of: Self.files(arguments) + extra)
      defer { stamps = now }
      if let new = now.first(where: { !stamps.contains($0) }) { return new.path }
      let paths = now.map(\.path)
      if let gone = stamps.first(where: { !paths.contains($0.path) }) { return gone.path }
      // An interrupted sleep only looks earlier.
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  private static func stamps(of paths: [String]) -> [Stamp] {
    paths.compactMap { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      return Stamp(
        path: path, seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size), inode: UInt64(status.st_ino))
    }
  }

  /// The scenarios, and the files that they name.
  private static func files(_ arguments: [String]) -> [String] {
    var files = (try? ScenarioFiles.find(arguments, withParts: true)) ?? arguments
    var seen = Set(files)
    var next = 0
    while next < files.count {
      for path in NamedFiles.paths(in: files[next]) where seen.insert(path).inserted {
        files.append(path)
      }
      next += 1
    }
    return files
  }
}
