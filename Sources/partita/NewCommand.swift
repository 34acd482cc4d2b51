import ArgumentParser
import Documents
import Glibc

/// Writes a design to begin with: a model file, and a scenario that plays it and passes.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a starter model and a scenario that passes.",
    discussion: "They come into a new folder, NAME/model.yaml and NAME/scenario.yaml.")

  @Argument(help: "What the design, its table and the folder are called.")
  var name: String

  /// Source: "Naming rules", Developer Guide.
  func validate() throws {
    let isName = name.utf8.allSatisfy { byte in
      byte.isLetterOrDigit || "_-.".utf8.contains(byte)
    }
    guard isName, (3...255).contains(name.utf8.count), !name.hasPrefix("."), !name.hasPrefix("-")
    else {
      throw ValidationError(
        "A table is called so too: 3 to 255 of a-z, A-Z, 0-9, '_', '-' and '.'; found '\(name)'.")
    }
  }

  func run() throws {
    Output.ignoreClosedPipes()
    let files = Starter(name: name).files.map { (path: "\(name)/\($0.name)", text: $0.text) }
    for file in files where access(file.path, F_OK) == 0 {
      throw Status.exit(
        .usageWrong,
        .error(
          "'\(file.path)' is there already, and stays as it is", at: nil,
          label: "choose another name"))
    }
    for file in files {
      do throws(Diagnostic) {
        try AtomicFile.write(Array(file.text.utf8), to: file.path)
      } catch {
        throw Status.exit(.fileWrong, error)
      }
      Output.standard.write("wrote \(file.path)\n")
    }
    Output.standard.write("'partita run \(name)' plays it\n")
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
