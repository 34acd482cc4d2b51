import Testing

/// The reports that are committed beside the scenarios are what comes out, wherever they are played.
struct GoldenReportTests {
  private static let root =
    "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// Again and again the same, one after the other and many at a time; `make stable` does it a hundred
  /// times, debug and release.
  @Test(arguments: [1, 8])
  func comeOutOfTheEmbeddedEngine(jobs: Int) throws {
    let place = try CommandLineRun()
    let result = try place.run(
      """
      cp -R '\(Self.root)/scenarios' .
      # Seconds in a debug build; once is enough.
      [ \(jobs) = 8 ] || rm scenarios/compare/ten-thousand-followers.*
      partita run --check --quiet --jobs \(jobs) || exit $?
      rm -f scenarios/compare/ten-thousand-followers.*
      partita run --check --quiet --jobs \(jobs)
      """)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }

  /// Byte for byte the same: what an endpoint makes itself stands as a placeholder. Without those that
  /// move the clock, which an endpoint does not let them.
  @Test func comeOutOverHTTP() throws {
    let place = try CommandLineRun()
    let result = try place.run(
      """
      cp -R '\(Self.root)/scenarios' . && rm -r scenarios/clock
      # Half a minute over HTTP with a build for debugging.
      rm scenarios/compare/ten-thousand-followers.*
      partita serve --port 0 > served & server=$!
      until grep -q http served; do sleep 0.05; done
      endpoint=$(grep -o 'http://[^ ]*' served)
      export AWS_ACCESS_KEY_ID=example AWS_SECRET_ACCESS_KEY=example AWS_REGION=eu-central-1
      partita run --check --quiet --endpoint "$endpoint"
      status=$?
      kill $server
      exit $status
      """)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }

  @Test func aScenarioWithoutOneIsFound() throws {
    let place = try CommandLineRun()
    let result = try place.run(
      """
      cp -R '\(Self.root)/scenarios' . && rm -r scenarios/compare scenarios/first.yaml
      partita run --check --quiet
      """)
    #expect(result.status == 1)
    #expect(result.error.contains("'scenarios/first.report.md' belongs to no scenario"))
  }
}
