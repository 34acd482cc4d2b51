import Glibc
import Testing

/// Each folder of `Cases` is copied; the lines of its `commands` are run in the copy, and what they
/// print is held against `transcript`. With RECORD=1 in the environment it is written anew.
struct CaseTests {
  private static let cases =
    "\(#filePath)".split(separator: "/").dropLast()
    .map { "/\($0)" }.joined() + "/Cases"

  static var names: [String] {
    guard let directory = opendir(cases) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  @Test func thereAreCases() { #expect(Self.names.count > 10) }

  @Test(arguments: names)
  func printsWhatItPrinted(name: String) throws {
    let place = try CommandLineRun()
    let source = "\(Self.cases)/\(name)"
    #expect(system("cp -R '\(source)/.' '\(place.folder)'") == 0)
    var transcript = ""
    for line in try place.read("commands").split(separator: "\n") where !line.hasPrefix("#") {
      let result = try place.run(String(line))
      transcript += "$ \(line)\n\(result.output)"
      if !result.error.isEmpty { transcript += "[standard error]\n\(result.error)" }
      if result.status != 0 { transcript += "[exit \(result.status)]\n" }
    }
    #expect(!transcript.contains(place.folder), "a machine's path is in the output")
    if getenv("RECORD") != nil {
      try writeBytes(Array(transcript.utf8), to: "\(source)/transcript")
      return
    }
    let expected = String(decoding: try readBytes("\(source)/transcript"), as: UTF8.self)
    #expect(transcript == expected)
  }
}
