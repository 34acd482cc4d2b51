import ArgumentParser
import Documents

/// What the exit code says.
enum Status: Int32, Comparable {
  case held = 0
  case expectationFailed = 1
  case fileWrong = 2
  case databaseUnreachable = 3
  /// The code that ArgumentParser gives too.
  case usageWrong = 64

  static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }

  var code: ExitCode { ExitCode(rawValue) }

  /// Ends the command, unless all is well.
  func exit() throws {
    if self != .held { throw code }
  }

  /// Tells a mistake that no file has, and ends the command.
  static func exit(_ status: Status, _ mistake: Diagnostic) -> any Error {
    Output.error.write(mistake.rendered(color: Output.error.hasColor))
    return ExitCode(status.rawValue)
  }
}
