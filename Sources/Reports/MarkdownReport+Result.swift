import AccessPatterns
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// What the step gave: items as a table, a value, a count.
  func result(_ round: RoundRun) -> [String] {
    let outcome = round.outcome
    let keys = keys.keys(of: round.exchanges.last)
    var blocks: [String] = []
    if let items = outcome.items {
      let read = outcome.scannedCount.map {
        $0 == items.count ? "" : " of \(Quantity.grouped($0)) read"
      }
      let count = items.isEmpty ? "No items" : Quantity.of(items.count, "item")
      blocks.append("**\(count)**\(read ?? "")")
      blocks += ItemTable(items: items, keys: keys).blocks
    } else if outcome.answersItem {
      blocks.append(outcome.item == nil ? "**No item**" : "**Item**")
      blocks += ItemTable(items: outcome.item.map { [$0] } ?? [], keys: keys).blocks
    } else if let count = outcome.count {
      blocks.append("**Count:** \(Quantity.grouped(count))")
    }
    if let block = outcome.value?.block {
      blocks += ["**Value:**", Markdown.fenced(block, "json")]
    } else if let value = outcome.value {
      blocks.append("**Value:** \(Markdown.text(Cut.value(value.plainText, limit: 1_000)))")
    }
    return blocks
  }
}
