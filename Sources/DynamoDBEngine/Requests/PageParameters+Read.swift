import DynamoDBExpressions
import DynamoDBWire

extension PageParameters {
  /// Reads one page: at most `Limit` items, and none after 1 MB of them was evaluated.
  func read(
    _ table: Table, _ index: Index?, range: TreeRange, after start: TreeKey?, descending: Bool
  ) throws(DynamoDBError) -> JSON.Object {
    var range = range
    if let start {
      if descending { range.upper = start } else { range.lower = start.next }
    }
    var page = Page()
    let fetches = fetchesFromTable(index)
    (index?.entries ?? table.items).scan(range, descending: descending) { _, stored in
      do throws(DynamoDBError) {
        let entry = index?.projection(stored) ?? stored
        try page.add(
          entry, giving: fetches ? stored : entry, filter: filter,
          fetchSize: fetches ? stored.size : 0)
      } catch {
        page.failure = error
        return false
      }
      page.last = stored
      return page.evaluated < limit && page.bytes < Limits.pageSize
    }
    if let failure = page.failure { throw failure }
    return output(page, table, index)
  }

  /// Whether a local index must read the table for attributes it does not project.
  private func fetchesFromTable(_ index: Index?) -> Bool {
    guard let index, index.kind == .local, index.projection.kind != .all else { return false }
    if select == .all { return true }
    return (projection?.topLevelNames ?? []).contains { !index.projection.contains($0) }
  }

  private func output(_ page: Page, _ table: Table, _ index: Index?) -> JSON.Object {
    var output: JSON.Object = [:]
    if select != .count {
      let items = projection.map { projection in page.items.map { projection($0) } } ?? page.items
      output["Items"] = .array(items.map(JSON.item))
    }
    output["Count"] = .number(String(page.items.count))
    output["ScannedCount"] = .number(String(page.evaluated))
    // A page that was full has a last key, even where nothing follows.
    if let last = page.last, page.evaluated >= limit || page.bytes >= Limits.pageSize {
      output["LastEvaluatedKey"] = .item(table.key(of: last, through: index))
    }
    output["ConsumedCapacity"] = capacity(of: page, table, index).json(capacity)
    return output
  }

  private func capacity(of page: Page, _ table: Table, _ index: Index?) -> ConsumedCapacity {
    let units = CapacityUnits.read(page.bytes, consistent: consistentRead)
    guard let index else { return ConsumedCapacity(table: table.name, units: units) }
    // Each item fetched for a local index is rounded by itself.
    let fetchUnits = page.fetchSizes.reduce(0) {
      $0 + CapacityUnits.read($1, consistent: consistentRead)
    }
    var consumed = ConsumedCapacity(table: table.name, units: fetchUnits)
    consumed.add(units, to: index)
    return consumed
  }

  /// What was read so far.
  private struct Page {
    var items: [Item] = []
    var evaluated = 0
    /// Of all evaluated entries, before the filter; through an index, as projected.
    var bytes = 0
    var fetchSizes: [Int] = []
    var last: Item?
    var failure: DynamoDBError?

    mutating func add(
      _ entry: Item, giving item: Item, filter: Condition?, fetchSize: Int
    ) throws(DynamoDBError) {
      evaluated += 1
      bytes += entry.size
      if fetchSize > 0 { fetchSizes.append(fetchSize) }
      if try filter?.holds(for: item) ?? true { items.append(item) }
    }
  }
}
