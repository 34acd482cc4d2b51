import Glibc
import Testing

/// A folder of its own in which shell lines are run with the command that was just built.
///
/// ```swift
/// let place = try CommandLineRun()
/// try place.write("schema: …", to: "a.yaml")
/// try place.run("partita check a.yaml").status  // 0
/// ```
final class CommandLineRun {
  let folder: String

  struct Result {
    let status: Int32
    let output: String
    let error: String
    let duration: Duration
  }

  init() throws {
    var template = Array("/tmp/partita-tests.XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    folder = try #require(made)
  }

  deinit { system("rm -rf '\(folder)'") }

  /// The command stands beside the test bundle.
  private static let binaries: String = {
    let parts = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return folder.hasPrefix("/") ? folder : "\(workingDirectory)/\(folder)"
  }()

  private static var workingDirectory: String {
    guard let pointer = getcwd(nil, 0) else { return "." }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  func run(_ lines: String) throws -> Result {
    let script = """
      cd '\(folder)' || exit 99
      PATH='\(Self.binaries)':$PATH
      unset NO_COLOR
      TERM=xterm
      export PATH TERM
      \(lines)
      """
    try write(script, to: ".script")
    let clock = ContinuousClock()
    var status: Int32 = -1
    let duration = clock.measure {
      status = system(
        "sh '\(folder)/.script' >'\(folder)/.output' 2>'\(folder)/.error' </dev/null")
    }
    // A signal counts as the shell counts it; WEXITSTATUS and WTERMSIG are macros.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Result(
      status: code, output: try read(".output"), error: try read(".error"), duration: duration)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try writeBytes(bytes, to: "\(folder)/\(name)")
  }

  func read(_ name: String) throws -> String {
    String(decoding: try readBytes("\(folder)/\(name)"), as: UTF8.self)
  }
}

func writeBytes(_ bytes: [UInt8], to path: String) throws {
  let file = try #require(fopen(path, "w"), "cannot write \(path)")
  defer { fclose(file) }
  #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}

func readBytes(_ path: String) throws -> [UInt8] {
  let file = try #require(fopen(path, "r"), "cannot read \(path)")
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
    bytes += chunk[..<count]
  }
  return bytes
}
