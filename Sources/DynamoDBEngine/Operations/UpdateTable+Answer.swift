import DynamoDBWire

/// The table as UpdateTable answers it: before what takes time is done. What is provisioned, the
/// table's class and what is kept warm are still the old ones, with new dates (DDB-TABLE-060, 165,
/// 179, 184 and 284, October 2026).
extension UpdateTable {
  func description(before: Table, after: Table, clock: Int) -> JSON.Object {
    var shown = after
    let old = before.settings
    shown.settings.options.tableClass = old.options.tableClass
    shown.settings.options.tableClassChanged = old.options.tableClassChanged
    shown.settings.onDemandSince = old.onDemandSince
    if old.billing.isProvisioned {
      if throughput != nil {
        shown.settings.billing = old.billing
        shown.settings.throughputChange.count(as: old.throughputChange, clock: clock)
      } else if !after.settings.billing.isProvisioned {
        // Seen only in this answer (DDB-TABLE-064 and 183).
        shown.settings.throughputChange.decreased = clock
      }
    }
    shown.indexes = before.indexes.map { index in shownIndex(index, in: after, clock: clock) }
    shown.indexes += after.indexes.filter { before.index(named: $0.name) == nil }
    if indexUpdates.contains(where: { $0.status == "DELETING" }) {
      // Its definitions go with the index (DDB-TABLE-149 and 151).
      shown.settings.attributeDefinitions = old.attributeDefinitions
    }
    var progress = TableProgress(clock: clock, before: before)
    progress.isWarming = options.warmThroughput != nil
    for update in indexUpdates {
      progress.indexStatus[update.name] = update.status
      if update.change?.warmThroughput != nil { progress.warmingIndexes.insert(update.name) }
    }
    progress.encryption = options.encryption.map { _ in before.changingEncryption }
    return shown.description(status: status, progress)
  }

  /// Protection, encryption, ceilings and what is kept warm leave the table ACTIVE, and so do changes
  /// of indexes that are there (DDB-TABLE-410).
  private var status: String {
    let isActive =
      billingMode == nil && throughput == nil && options.stream == nil && options.tableClass == nil
      && indexUpdates.allSatisfy { $0.change != nil }
    return isActive ? "ACTIVE" : "UPDATING"
  }

  private func shownIndex(_ index: Index, in after: Table, clock: Int) -> Index {
    // An index that is being deleted is still described.
    guard var shown = after.index(named: index.name) else { return index }
    if index.billing.isProvisioned, shown.billing.isProvisioned {
      shown.billing = index.billing
      shown.throughputChange.count(as: index.throughputChange, clock: clock)
    }
    return shown
  }
}

extension TableSettings.ThroughputChange {
  fileprivate mutating func count(as old: Self, clock: Int) { decreases = old.today(clock) }
}

extension TableOptions {
  /// The class that a table has anyway is no change, and is not described for that (DDB-TABLE-177).
  mutating func noteClass(before: TableOptions, clock: Int) {
    if tableClass ?? "STANDARD" == before.tableClass ?? "STANDARD" {
      tableClass = before.tableClass
    } else {
      tableClassChanged = clock
    }
  }
}

extension Table {
  mutating func dropRemovedCeilings() {
    settings.options.onDemandThroughput =
      TableOptions.withoutRemoved(settings.options.onDemandThroughput)
    for place in indexes.indices {
      indexes[place].onDemandThroughput =
        TableOptions.withoutRemoved(indexes[place].onDemandThroughput)
    }
  }
}
