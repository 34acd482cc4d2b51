package import DynamoDBWire
package import Templates

/// What a pattern plays on: the database, the ids and the clock of one run.
package struct Play: Sendable {
  package let database: any DynamoDB
  /// The next seeded UUID.
  package let uuid: @Sendable () -> String
  /// The virtual clock, in seconds since 1970; one value for the whole of a pattern.
  package let now: Int
  /// Lets so many milliseconds pass before something is tried again: on the virtual clock, where the
  /// database follows it.
  package let pause: @Sendable (Int) async -> Void
  /// How many requests of one fan-out may be under way at a time.
  package let width: Int

  package init(
    database: any DynamoDB, uuid: @escaping @Sendable () -> String, now: Int,
    pause: @escaping @Sendable (Int) async -> Void = { _ in }, width: Int = 1
  ) {
    self.width = width
    self.database = database
    self.uuid = uuid
    self.now = now
    self.pause = pause
  }
}

/// What a call, an entity step or a raw request gave, as far as it gives anything.
package struct Outcome: Sendable {
  package var items: [Item?]?
  package var item: Item?
  /// Whether the step answers with one item or none, so that an absent one is told from no answer.
  package var answersItem: Bool
  package var count: Int?
  package var scannedCount: Int?
  package var value: Value?
  package var id: String?

  package init(
    items: [Item?]? = nil, item: Item? = nil, answersItem: Bool = false, count: Int? = nil,
    scannedCount: Int? = nil, value: Value? = nil, id: String? = nil
  ) {
    self.items = items
    self.item = item
    self.answersItem = answersItem || item != nil
    self.count = count
    self.scannedCount = scannedCount
    self.value = value
    self.id = id
  }

  /// Adds the next page of items.
  mutating func append(_ next: Outcome) {
    items = (items ?? []) + (next.items ?? [])
    count = (count ?? 0) + (next.count ?? 0)
    scannedCount = (scannedCount ?? 0) + (next.scannedCount ?? 0)
  }
}
