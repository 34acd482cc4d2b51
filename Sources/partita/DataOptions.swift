import ArgumentParser
import Documents
import DynamoDBEngine
import Glibc
import Journal

/// A file that a database is kept in.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "A file to keep the database in, made where there is none.",
      discussion: "Every write is in it before it is answered.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "When a write is on the disk itself: 'normal' soon, 'full' before it is answered.",
      discussion: "With 'normal', a power cut may take the last moments; neither a crash nor kill.",
      valueName: "how"))
  var sync: String?

  func validate() throws {
    guard let sync else { return }
    if file == nil { throw ValidationError("'--sync' belongs to '--data'.") }
    if JournalFile.Sync(rawValue: sync) == nil {
      throw ValidationError("'--sync' is 'normal' or 'full', not '\(sync)'.")
    }
  }

  /// - Returns: nil where no file is named.
  func open(clock: EngineClock) throws -> JournaledEngine? {
    guard let file else { return nil }
    // A file that may grow no more is an error to tell of, not the end.
    signal(SIGXFSZ, SIG_IGN)
    do throws(JournalFailure) {
      return try JournaledEngine.open(
        file, sync: sync.flatMap(JournalFile.Sync.init) ?? .normal, clock: clock)
    } catch {
      throw Status.exit(.fileWrong, .error("cannot use '\(file)' as --data: \(error)", at: nil))
    }
  }
}
