import Glibc

/// A part of the project that reads what strangers write.
struct FuzzTarget: Sendable {
  let name: String
  let seeds: [String]
  /// Seeds that are no text, or have to be made.
  var moreSeeds: @Sendable () throws -> [[UInt8]] = { [] }
  /// Must come back from every input, and traps where it finds the results wrong.
  let test: @Sendable ([UInt8]) -> Void

  static let all = [
    expressions, statements, json, calls, documents, templates, scenarios, server, rows, journal,
  ]

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

  func writeSeeds(into directory: String) throws {
    mkdir(directory, 0o777)
    for (index, seed) in try (seeds.map { Array($0.utf8) } + moreSeeds()).enumerated() {
      guard let file = fopen("\(directory)/seed-\(index)", "w") else { continue }
      fwrite(seed, 1, seed.count, file)
      fclose(file)
    }
  }
}

enum ChosenTarget {
  /// Set once, before libFuzzer starts; the driver runs tests on one thread.
  nonisolated(unsafe) static var test: ([UInt8]) -> Void = { _ in }
}

/// What a target calls where a result contradicts what must hold.
func require(_ holds: Bool, _ message: String) {
  guard !holds else { return }
  print("wrong: \(message)")
  abort()
}
