import DynamoDBWire

/// The sizes of item collections, which the API tells of tables with local secondary indexes.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ItemCollectionMetrics.html>
extension Table {
  var hasLocalIndexes: Bool { indexes.contains { $0.kind == .local } }

  /// One entry for each collection that the writes touch, with its size in GB as a range.
  func collectionMetrics(after writes: [PlannedWrite]) -> [JSON] {
    var seen: Set<TreeKey> = []
    return writes.compactMap { write in
      guard let item = write.after ?? write.before, let partition = keys.partition.first,
        let value = item[partition.name],
        seen.insert(keys.prefix(partition: [value])).inserted
      else { return nil }
      return [
        "ItemCollectionKey": .item([partition.name: value]),
        "SizeEstimateRangeGB": sizeRange(of: value, after: writes),
      ]
    }
  }

  /// Whole GB below and above the size of the collection with its index entries.
  private func sizeRange(of partition: AttributeValue, after writes: [PlannedWrite]) -> JSON {
    let prefix = keys.prefix(partition: [partition])
    let range = TreeRange(lower: prefix, upper: prefix.successorOfPrefix)
    var bytes = 0
    items.scan(range) { _, item in
      bytes += item.size
      return true
    }
    let gigabytes = bytes >> 30
    return .array([.number("\(gigabytes).0"), .number("\(gigabytes + 1).0")])
  }
}

extension Parameters {
  mutating func returnsCollectionMetrics() -> Bool {
    choice("ReturnItemCollectionMetrics", of: ["SIZE", "NONE"]) == "SIZE"
  }
}
