import DynamoDBExpressions
import DynamoDBWire

extension StatementRead {
  /// What one page gave.
  struct Page {
    var items: [Item] = []
    var evaluated = 0
    /// Of all evaluated entries, before the filter; through an index, as projected.
    var bytes = 0
    var fetchSizes: [Int] = []
    /// The key of the last item, where more may follow.
    var lastKey: Item?
    fileprivate var failure: DynamoDBError?

    fileprivate func isFull(_ limit: Int) -> Bool { evaluated >= limit || bytes >= Limits.pageSize }
  }

  /// Reads one page: at most `limit` items, and none after 1 MB of them was evaluated.
  /// - Parameter start: The last key of the page before.
  func page(limit: Int, after start: Item?) throws(DynamoDBError) -> Page {
    var page = Page()
    for range in try ranges(after: start) {
      var last: Item?
      (index?.entries ?? table.items).scan(range, descending: isDescending) { _, stored in
        do throws(DynamoDBError) {
          try add(stored, to: &page)
        } catch {
          page.failure = error
          return false
        }
        last = stored
        return !page.isFull(limit)
      }
      if let failure = page.failure { throw failure }
      if page.isFull(limit) {
        page.lastKey = last.map { table.key(of: $0, through: index) }
        break
      }
    }
    return page
  }

  /// Whether a local index must read the table for attributes it does not project.
  private var fetches: Bool {
    guard let index, index.kind == .local, index.projection.kind != .all else { return false }
    return (projection?.topLevelNames ?? []).contains { !index.projection.contains($0) }
  }

  private func add(_ stored: Item, to page: inout Page) throws(DynamoDBError) {
    let entry = index?.projection(stored) ?? stored
    page.evaluated += 1
    page.bytes += entry.size
    let item = fetches ? stored : entry
    if fetches { page.fetchSizes.append(stored.size) }
    if try filter?.holds(for: item) ?? true { page.items.append(projection?(item) ?? item) }
  }

  private func ranges(after start: Item?) throws(DynamoDBError) -> [TreeRange] {
    guard let start else { return ranges }
    let place = try self.place(of: start)
    let number = ranges.firstIndex { range in
      (range.lower.map { !(place < $0) } ?? true) && (range.upper.map { place < $0 } ?? true)
    }
    guard let number else { throw StatementPosition.invalid }
    var rest = Array(ranges[number...])
    if isDescending { rest[0].upper = place } else { rest[0].lower = place.next }
    return rest
  }

  private func place(of key: Item) throws(DynamoDBError) -> TreeKey {
    guard let place = table.keys.treeKey(of: key) else { throw StatementPosition.invalid }
    guard let index else { return place }
    guard let entry = index.keys.treeKey(of: key, suffix: table.keys.indexSuffix(of: place)) else {
      throw StatementPosition.invalid
    }
    return entry
  }

  /// By the rows that were walked, before WHERE and projection.
  func capacity(of page: Page) -> ConsumedCapacity {
    let units = CapacityUnits.read(page.bytes, consistent: consistentRead)
    guard let index else { return ConsumedCapacity(table: table.name, units: units) }
    let fetchUnits = page.fetchSizes.reduce(0) {
      $0 + CapacityUnits.read($1, consistent: consistentRead)
    }
    var consumed = ConsumedCapacity(table: table.name, units: fetchUnits)
    consumed.add(units, to: index)
    return consumed
  }
}
