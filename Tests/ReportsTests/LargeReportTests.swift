import DynamoDBWire
import Glibc
import Scenarios
import Testing

@testable import Reports

/// Reports of very large runs: time grows with the run, and what nobody reads is cut.
struct LargeReportTests {
  private static func run(steps: Int) throws -> Run {
    var run = try TwitterSample.run()
    let step = run.steps[2]
    run.steps = (0..<steps).map { number in
      var step = step
      step.name = "Step \(number)"
      return step
    }
    return run
  }

  /// Four times the steps may take eight times as long, not sixteen times.
  @Test(arguments: ReportFormat.all.map(\.name))
  func staysLinear(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    let small = try Self.run(steps: 500)
    let large = try Self.run(steps: 2_000)
    _ = format.text([small])
    let one = Self.measured { _ = format.text([small]) }
    let four = Self.measured { _ = format.text([large]) }
    #expect(four < one * 10 + .milliseconds(500))
  }

  /// Processor time of this thread: others use the machine too.
  private static func measured(_ body: () -> Void) -> Swift.Duration {
    func now() -> Swift.Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    body()
    return now() - start
  }

  @Test func cutsManyItems() throws {
    var run = try TwitterSample.run()
    let items = (0..<20_000).map { number -> Item in
      ["PK": .s("USER#\(number % 100)"), "SK": .n(Number(number)), "text": "x"]
    }
    run.steps[2].rounds[0].changes = [
      TableChange(
        table: "twitter", keyNames: ["PK", "SK"], fate: .kept, items: items.map(ItemChange.added))
    ]
    run.steps[2].show = [.diff, .table]
    run.steps[2].rounds[0].tablesAfter = [
      TableState(name: "twitter", keyNames: ["PK", "SK"], itemCount: items.count) { items }
    ]
    for name in ["markdown", "html", "ipynb"] {
      let format = try #require(ReportFormat.named(name))
      let text = format.text([run])
      #expect(text.utf8.count < 1_000_000, "\(name)")
      #expect(text.contains("more items"), "\(name)")
    }
  }
}
