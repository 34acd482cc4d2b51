import DynamoDBWire
import Scenarios
import Testing

@testable import Reports

/// Every format of the samples, as it was when somebody read it.
struct ReportFormatTests {
  private static let samples: [(name: String, run: @Sendable () throws -> Run)] = [
    ("twitter", TwitterSample.run), ("everything", EverythingSample.run),
    ("hostile", HostileSample.run), ("compared", ComparedSample.run),
  ]
  private static let formats = ReportFormat.all.map(\.name)

  @Test(arguments: formats, samples.indices)
  func writesWhatItWrote(format: String, sample: Int) throws {
    let format = try #require(ReportFormat.named(format))
    let (name, run) = Self.samples[sample]
    // Every page holds the same script and style, which `PageTests` looks for.
    let text = try format.text([run()])
      .replacing("\(PageScript.source)", with: "").replacing("\(PageStyle.source)", with: "")
    try expectSnapshot(text, "\(name).\(format.fileExtension)")
  }

  @Test(arguments: formats)
  func isPure(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    let runs = try Self.samples.map { try $0.run() }
    #expect(format.text(runs).utf8.elementsEqual(format.text(runs).utf8))
  }

  /// Control characters, and those that turn the direction of text, would act on who reads the file;
  /// in JSON they stand escaped or, beyond ASCII, as the data that they are.
  @Test(arguments: formats)
  func holdsNoControlCharacters(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    let text = format.text([try HostileSample.run()])
    let isData = ["json", "ipynb"].contains(format.name)
    let hidden = text.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n"
        || !isData
          && ((0x7F..<0xA0).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value))
    }
    #expect(hidden.isEmpty)
  }

  @Test(arguments: ["json", "ipynb"])
  func isJSON(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    for sample in Self.samples {
      _ = try JSONParser.parse(Array(format.text([try sample.run()]).utf8))
    }
  }

  @Test func countsInJUnitWhatTheRunCounts() throws {
    let format = try #require(ReportFormat.named("junit"))
    let text = format.text([try TwitterSample.run(), try EverythingSample.run()])
    #expect(text.components("<testsuite ") == 2)
    let failures = try [TwitterSample.run(), EverythingSample.run()].reduce(0) { sum, run in
      sum + run.steps.count { $0.status == .failed } + (run.checks.allSatisfy(\.holds) ? 0 : 1)
    }
    #expect(text.components("<failure ") == failures)
    #expect(text.contains("<testsuites name=\"partita\""))
    #expect(text.contains("failures=\"\(failures)\""))
  }

  @Test func showsTimesOnlyWhereTheyAreWanted() throws {
    var run = try TwitterSample.run()
    let place = try #require(run.steps.firstIndex { !$0.rounds.isEmpty })
    run.steps[place].rounds[0].exchanges[0].duration = .microseconds(1_234)
    var settings = ReportSettings()
    settings.timings = true
    for (name, time) in [
      ("markdown", "1.2 ms"), ("junit", "time=\"0.001\""), ("json", "\"microseconds\":1234"),
      ("tap", "duration_ms: 1"),
    ] {
      let format = try #require(ReportFormat.named(name))
      #expect(format.text([run], settings).contains(time), "\(name)")
      #expect(!format.text([run]).contains(time), "\(name)")
    }
  }

  @Test func showsRetriesOnlyWhereTheyAreWanted() throws {
    var run = try TwitterSample.run()
    let place = try #require(run.steps.firstIndex { !$0.rounds.isEmpty })
    run.steps[place].rounds[0].exchanges[0].retries = 2
    var settings = ReportSettings()
    settings.retries = true
    for (name, mark) in [
      ("markdown", "2 retries"), ("html", "2 retries"), ("ipynb", "2 retries"),
      ("json", "\"retries\":2"),
    ] {
      let format = try #require(ReportFormat.named(name))
      #expect(format.text([run], settings).contains(mark), "\(name)")
      #expect(!format.text([run]).contains(mark), "\(name)")
    }
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
