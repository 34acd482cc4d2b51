import Glibc
import Testing

/// The CI job of the README does what the README says: its own commands are run, in its order.
///
/// Only `make` is another one, since a release build takes minutes: it puts the command that was just
/// built where the real one would. That the target is there is `ReadmeTests`' business.
struct ReadmeJobTests {
  private static let root =
    "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// The shell lines of each step, in order.
  private static func commands() throws -> [String] {
    let text = String(decoding: try readBytes("\(root)/README.md"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let job = lines.drop { $0 != "jobs:" }.prefix { $0 != "```" }
    var commands: [String] = []
    var block: Int?
    for line in job {
      let depth = line.prefix { $0 == " " }.count
      if let outer = block, depth > outer {
        commands[commands.count - 1] += line.dropFirst(depth) + "\n"
        continue
      }
      block = nil
      guard let key = line.firstRange(of: "run: ") else { continue }
      let command = line[key.upperBound...]
      if command == "|" { block = depth }
      commands.append(command == "|" ? "" : "\(command)\n")
    }
    return commands
  }

  /// A repository as the job checks it out.
  private static func repository() throws -> CommandLineRun {
    let place = try CommandLineRun()
    #expect(
      system(
        """
        cd '\(place.folder)' && cp -R '\(root)/scenarios' . && \
        rm -r scenarios/compare scenarios/clock scenarios/twitter && mkdir bin
        """) == 0)
    try place.write(
      """
      #!/bin/sh
      [ "$*" = release ] || exit 64
      mkdir -p .build/release && ln -sf "$(command -v partita)" .build/release/partita

      """, to: "bin/make")
    return place
  }

  /// Runs the steps as a runner does: each in a shell that ends at the first failure, with the folders
  /// that earlier ones put into the path.
  private static func play(_ place: CommandLineRun) throws -> CommandLineRun.Result {
    let commands = try commands()
    #expect(commands.count == 2)
    for (index, command) in commands.enumerated() {
      try place.write(command, to: "step-\(index)")
    }
    return try place.run(
      """
      chmod +x bin/make
      : > path > summary
      export GITHUB_PATH="$PWD/path" GITHUB_STEP_SUMMARY="$PWD/summary"
      PATH="$PWD/bin:$PATH" sh -e step-0 || exit $?
      # Without the folder of the tests' own build.
      PATH="$(cat path):/usr/bin:/bin" sh -e step-1
      """)
  }

  @Test func passesWhereAllHolds() throws {
    let place = try Self.repository()
    let result = try Self.play(place)
    #expect(result.status == 0, "\(result.output)\(result.error)")
    #expect(try place.read("reports/junit.xml").contains("failures=\"0\" errors=\"0\">"))
    #expect(try place.read("summary").contains(" ✓  | A first channel "))
  }

  @Test func failsWhereAnExpectationDoesNotHold() throws {
    let place = try Self.repository()
    let first = try place.read("scenarios/first.yaml")
    try place.write(first.replacing("wcu: 3", with: "wcu: 4"), to: "scenarios/first.yaml")
    let result = try Self.play(place)
    #expect(result.status == 1)
    #expect(try place.read("reports/junit.xml").contains("<failure "))
    #expect(result.output.contains("::error file=scenarios/first.yaml,line="))
    #expect(try place.read("summary").contains("### ✗ A first channel"))
  }

  @Test func failsWhereAReportIsAnother() throws {
    let place = try Self.repository()
    let report = try place.read("scenarios/first.report.md")
    try place.write(report.replacing("Kitchen", with: "Cellar"), to: "scenarios/first.report.md")
    let result = try Self.play(place)
    #expect(result.status == 1)
    #expect((result.output + result.error).contains("differs from 'scenarios/first.report.md'"))
  }

  @Test func failsWhereAFileIsWrong() throws {
    let place = try Self.repository()
    try place.write("schema: partita/v1\nstep: []\n", to: "scenarios/wrong.yaml")
    let result = try Self.play(place)
    #expect(result.status == 2)
    #expect(result.error.contains("--> scenarios/wrong.yaml:2:1"))
  }
}
