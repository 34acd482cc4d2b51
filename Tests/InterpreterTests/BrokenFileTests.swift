import Documents
import Foundation
import Interpreter
import Scenarios
import Testing

/// Two hundred files that were good once: each is read, none brings the reader down, and each comes
/// back with at least one message that has a place.
///
/// The mutations follow from a seed, so that a failure comes back. A mutation that leaves a file valid
/// does not count; it goes on until there are two hundred that are not.
@Suite struct BrokenFileTests {
  static let wanted = 200

  @Test(arguments: GoodFile.all) func isToldOf(_ good: GoodFile) throws {
    var mutations = Mutations(of: good, seed: 20_240_112)
    let folder = try ScratchFolder(around: good)
    var broken = 0
    var silent = 0
    for number in 0..<(Self.wanted * 4) where broken < Self.wanted / GoodFile.all.count {
      let mutation = mutations.next(number)
      try folder.write(mutation.bytes)
      let start = ContinuousClock.now
      do throws(Diagnostics) {
        try folder.load()
        silent += 1
      } catch {
        broken += 1
        let errors = error.all.filter { $0.severity == .error }
        #expect(!errors.isEmpty, "\(mutation.name)")
        #expect(
          errors.contains { $0.span != nil || $0.code == .unreadable },
          "no place: \(mutation.name): \(error.rendered())")
        for message in error.all {
          #expect(message.rendered().utf8.count < 4_000, "\(mutation.name)")
          #expect(!message.message.isEmpty)
        }
        #expect(error.all.count <= 101)
      }
      #expect(ContinuousClock.now - start < .seconds(5), "\(mutation.name)")
    }
    #expect(broken == Self.wanted / GoodFile.all.count, "\(silent) mutations left the file valid")
  }

  /// The command says the same with its exit code: one call over all of them names each with a place,
  /// and some of them alone end with 2.
  @Test(arguments: GoodFile.all) func endsTheCommandWithTwo(_ good: GoodFile) throws {
    var mutations = Mutations(of: good, seed: 20_240_112)
    let folder = try ScratchFolder(around: good)
    var broken: [String] = []
    for number in 0..<(Self.wanted * 4) where broken.count < Self.wanted / GoodFile.all.count {
      let mutation = mutations.next(number)
      try folder.write(mutation.bytes)
      guard (try? folder.load()) == nil else { continue }
      broken.append("broken-\(number).yaml")
      try folder.write(mutation.bytes, to: broken[broken.count - 1])
    }
    let all = try folder.check(broken)
    #expect(all.status == 2)
    for name in broken {
      #expect(all.told.contains("--> \(name):") || all.told.contains("'\(name)'"), "\(name)")
    }
    for name in broken.enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
      #expect(try folder.check([name]).status == 2, "\(name)")
    }
  }
}

/// A file that is right: a scenario of the repository or a model.
struct GoodFile: Sendable, CustomTestStringConvertible {
  /// Relative to the repository.
  let path: String
  let isModel: Bool

  static let all = [
    GoodFile(path: "scenarios/first.yaml", isModel: false),
    GoodFile(path: "scenarios/chat/notebook.yaml", isModel: false),
    GoodFile(path: "scenarios/twitter/notebook.yaml", isModel: false),
    GoodFile(path: "Tests/InterpreterTests/Cases/steps/include.yaml", isModel: false),
    GoodFile(path: "Tests/InterpreterTests/Cases/models/_library.yaml", isModel: true),
  ]

  var testDescription: String { path }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  var folder: String {
    "\(Self.root)/\(path.split(separator: "/").dropLast().joined(separator: "/"))"
  }
  var bytes: [UInt8] { (try? readFile("\(Self.root)/\(path)")) ?? [] }
}

/// A copy of the folder of a good file, in which the file is written anew.
final class ScratchFolder {
  private let folder: String
  private let file: String
  private let isModel: Bool

  init(around good: GoodFile) throws {
    folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: good.folder, toPath: folder)
    file = "\(folder)/\(good.path.split(separator: "/").last ?? "")"
    isModel = good.isModel
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ bytes: [UInt8]) throws { try AtomicFile.write(bytes, to: file) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try AtomicFile.write(bytes, to: "\(folder)/\(name)")
  }

  /// What `partita check`, which stands beside the tests, says of files and ends with.
  func check(_ names: [String]) throws -> (status: Int32, told: String) {
    let command = Process()
    command.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("partita")
    command.arguments = ["check"] + names
    command.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    command.standardError = pipe
    command.standardOutput = FileHandle.nullDevice
    try command.run()
    let told = pipe.fileHandleForReading.readDataToEndOfFile()
    command.waitUntilExit()
    return (command.terminationStatus, String(decoding: told, as: UTF8.self))
  }

  func load() throws(Diagnostics) {
    if isModel {
      _ = try Interpreter.loadModel(file)
    } else {
      _ = try Interpreter.load(file)
    }
  }
}
