import Testing

/// `partita run --watch` plays again when something changes that a scenario is made of.
struct WatchTests {
  @Test func playsAgainWhenAFileChanges() throws {
    let place = try CommandLineRun()
    try place.write(
      "schema: partita/v1\nname: A\nsteps:\n  - include: parts/_part.yaml\n", to: "a.yaml")
    let result = try place.run(
      """
      mkdir parts
      printf 'schema: partita/v1\\nsteps:\\n  - assert: [1 == 1]\\n' > parts/_part.yaml
      partita run --watch a.yaml > out 2>&1 &
      process=$!
      seen() { for i in $(seq 300); do [ "$(grep -c watching out)" = $1 ] && return; sleep 0.1; done; }
      seen 1
      sed -i 's/1 == 1/1 == 2/' parts/_part.yaml
      seen 2
      printf 'steps: [' > a.yaml
      seen 3
      kill $process
      wait $process
      cat out
      """)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("watching 2 files; Ctrl-C ends it"), "\(result.output)")
    #expect(lines.contains("parts/_part.yaml changed"))
    #expect(lines.contains("error: this does not hold: 1 == 2"))
    #expect(lines.contains("a.yaml changed"))
    #expect(lines.count { $0.hasPrefix("watching ") } == 3)
  }

  @Test func endsWhereTheUsageIsWrong() throws {
    let place = try CommandLineRun()
    #expect(try place.run("partita run --watch").status == 64)
    #expect(try place.run("partita run --watch --jobs 0 a.yaml").status == 64)
  }
}
