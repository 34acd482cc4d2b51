import Documents
import Scenarios
import Testing

@testable import Reports

struct CostProjectionTests {
  /// In the sample, a tweet costs 0.5 RCU and 2 WCU: 125 and 2,000 thousand units at the list's prices.
  @Test func multipliesWhatWasMeasured() throws {
    let projection = try CostProjection(
      [TwitterSample.run()],
      calls: [.init(pattern: "post_tweet", count: 1_000_000)], prices: .standard)
    let cells = projection.text.split(separator: "\n")[2].split(separator: "|")
      .map { $0.filter { $0 != " " } }
    #expect(cells == ["post_tweet", "1,000,000", "0.500", "2.000", "500,000", "2,000,000", "1.31"])
    #expect(projection.text.contains("us-east-1 at the prices of 2024-11-01"))
  }

  @Test func countsWhatIsStored() throws {
    let text = try CostProjection(
      [TwitterSample.run()], calls: [.init(pattern: "post_tweet", count: 1_000_000)],
      prices: .standard, storage: 10
    ).text
    let last = text.split(separator: "\n")[3...4].compactMap {
      $0.split(separator: "|").last?.filter { $0 != " " }
    }
    #expect(last == ["2.50", "**3.81**"])
    #expect(!text.contains("no storage"))
  }

  @Test func knowsNothingOfWhatWasNotCalled() throws {
    let run = try TwitterSample.run()
    #expect(throws: Diagnostic.self) {
      try CostProjection([run], calls: [.init(pattern: "nobody", count: 1)], prices: .standard)
    }
  }
}
