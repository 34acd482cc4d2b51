import ArgumentParser

/// What the exit code says; 64, wrong usage, is ArgumentParser's.
enum Status: Int32, Comparable {
  case held = 0
  case expectationFailed = 1
  case fileWrong = 2
  case databaseUnreachable = 3

  static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }

  /// Ends the command, unless all is well.
  func exit() throws {
    if self != .held { throw ExitCode(rawValue) }
  }
}
