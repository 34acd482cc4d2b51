import Glibc
import Testing

/// What depends on who reads the output.
struct TerminalTests {
  private static let scenario = """
    schema: partita/v1
    name: A
    steps:
      - name: One
        assert: [1 == 1]
    """

  /// `script` gives the command a terminal.
  @Test(
    .enabled("needs the program 'script'") {
      system("command -v script >/dev/null") == 0
    },
    arguments: [
      ("", true), ("NO_COLOR=1", false), ("NO_COLOR=", true), ("TERM=dumb", false),
    ])
  func colorsOnlyATerminalThatWantsThem(environment: String, isColored: Bool) throws {
    let place = try CommandLineRun()
    try place.write(Self.scenario, to: "a.yaml")
    let result = try place.run("\(environment) script -qec 'partita run a.yaml' /dev/null")
    #expect(result.status == 0)
    #expect(result.output.contains("\u{1B}[32m✓") == isColored, "\(result.output)")
  }

  @Test func aPipeGetsNoColors() throws {
    let place = try CommandLineRun()
    try place.write(Self.scenario, to: "a.yaml")
    #expect(try !place.run("partita run a.yaml").output.contains("\u{1B}"))
  }

  /// Who closes the pipe loses the output, not the report.
  @Test func aClosedPipeIsNoFailure() throws {
    let place = try CommandLineRun()
    try place.write(Self.scenario, to: "a.yaml")
    let result = try place.run(
      "{ partita run --verbose a.yaml; echo $? >status; } | true; cat status reports/a.md")
    #expect(result.output.hasPrefix("0\n# A\n"), "\(result.output)")
    #expect(result.error.isEmpty)
  }

  @Test func fullDisksAndFoldersInTheWayAreTold() throws {
    let place = try CommandLineRun()
    try place.write(Self.scenario, to: "a.yaml")
    let result = try place.run("mkdir -p reports/a.md && partita run a.yaml")
    #expect(result.status == 2)
    #expect(result.error.contains("cannot write 'reports/a.md'"), "\(result.error)")
  }
}
