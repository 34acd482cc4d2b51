import DynamoDBWire
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
    let clock = ContinuousClock()
    _ = format.text([small])
    let one = clock.measure { _ = format.text([small]) }
    let four = clock.measure { _ = format.text([large]) }
    #expect(four < one * 10 + .milliseconds(500))
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
