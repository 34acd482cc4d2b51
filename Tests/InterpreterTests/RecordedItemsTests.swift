import DynamoDBWire
import Templates
import Testing

@testable import Interpreter

@Suite struct RecordedItemsTests {
  private func id(_ number: Int) -> String {
    "00000000-0000-4000-8000-\(String(repeating: "0", count: 12 - "\(number)".count))\(number)"
  }

  private func edge(_ from: Int, _ to: Int) -> Value {
    .map([.init("from", .text(id(from))), .init("to", .text("USER#\(id(to))"))])
  }

  private func matches(_ old: [Value], _ new: [Value], limit: Int = 100_000) -> Bool {
    var renaming = Renaming(settled: [:])
    return RecordedItems(old: old, new: new, limit: limit).match(&renaming)
  }

  /// A cycle of three is a cycle of three whatever its ids and its order, and no two cycles.
  @Test func findsTheOneRenamingThatHolds() {
    let cycle = [edge(1, 2), edge(2, 3), edge(3, 1)]
    #expect(matches(cycle, [edge(8, 7), edge(9, 8), edge(7, 9)]))
    #expect(!matches(cycle, [edge(8, 7), edge(7, 8), edge(9, 9)]))
    #expect(!matches(cycle, [edge(8, 7), edge(9, 8)]))
  }

  /// Long chains are found without trying all orders.
  @Test func followsALongChain() {
    let old = (0..<120).map { edge($0, $0 + 1) }
    let new = (0..<120).map { edge($0 + 500, $0 + 501) }
    let isSame = matches(old, new.reversed())
    #expect(isSame)
  }

  /// One cycle against two of half its length: every item is like every other.
  @Test func tellsOneCycleFromTwo() {
    let old = (0..<40).map { edge($0, ($0 + 1) % 40) }
    let new = (0..<40).map { edge($0, $0 < 20 ? ($0 + 1) % 20 : 20 + ($0 + 1) % 20) }
    let isSame = matches(old, new)
    #expect(!isSame)
  }

  @Test func whatIsSettledStays() {
    var renaming = Renaming(settled: [id(1): id(5)])
    let items = RecordedItems(
      old: [.text(id(1)), .text(id(2))], new: [.text(id(4)), .text(id(5))])
    #expect(items.match(&renaming))
    #expect(renaming.pairs.map(\.recorded).sorted() == [id(1), id(2)])
    #expect(renaming.pairs.first { $0.recorded == id(2) }?.now == id(4))
  }
}
