import Testing

/// What the README shows is what comes out.
struct ReadmeTests {
  private static let root =
    "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  private static func text(_ path: String) throws -> String {
    String(decoding: try readBytes("\(root)/\(path)"), as: UTF8.self)
  }

  /// The lines between the first line that begins so and the next that is `end`.
  private static func block(in text: String, from start: String, to end: String) -> [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let tail = lines.drop { !$0.hasPrefix(start) }.dropFirst()
    return Array(tail.prefix { $0 != end })
  }

  @Test func showsTheFirstScenario() throws {
    let shown = Self.block(in: try Self.text("README.md"), from: "```yaml", to: "```")
    #expect(shown.joined(separator: "\n") + "\n" == (try Self.text("scenarios/first.yaml")))
  }

  @Test func showsTheReportOfTheFirstScenario() throws {
    let place = try CommandLineRun()
    try place.write(try Self.text("scenarios/first.yaml"), to: "first.yaml")
    #expect(try place.run("partita run --quiet first.yaml").status == 0)
    let report = try place.read("reports/first.md")
    let quoted = try Self.text("README.md").split(separator: "\n").filter { $0.hasPrefix(">") }
    let shown = quoted.map { $0.dropFirst($0.hasPrefix("> ") ? 2 : 1) }.joined(separator: "\n")
    #expect(shown.contains("Who is in the kitchen"))
    #expect(report.contains(shown))
  }

  @Test func namesTheCommandsThatThereAre() throws {
    let place = try CommandLineRun()
    let help = try place.run("partita --help").output
    let lines = try Self.text("README.md").split(separator: "\n")
    let named = Set(lines.filter { $0.hasPrefix("partita ") }.map { $0.split(separator: " ")[1] })
    #expect(named.count >= 4)
    for name in named { #expect(help.contains("  \(name) "), "partita \(name)") }
  }

  @Test func namesTheMakeTargetsThatThereAre() throws {
    let makefile = try Self.text("Makefile")
    for target in ["run", "test"] {
      #expect(try Self.text("README.md").contains("make \(target) "))
      #expect(makefile.contains("\n\(target):"))
    }
  }

  @Test func showsAnErrorThatComes() throws {
    let place = try CommandLineRun()
    let good = try Self.text("scenarios/first.yaml")
    let broken = good.replacing(
      "    expect: { items: [{ Name: Ada }, { Name: Linus }]", with: "    expect: { count: 3")
    try place.write(broken, to: "first.yaml")
    let result = try place.run("partita run first.yaml")
    #expect(result.status == 1)
    let shown = Self.block(in: try Self.text("README.md"), from: "```console", to: "```")
    for line in shown { #expect((result.output + result.error).contains(line), "\(line)") }
  }
}
