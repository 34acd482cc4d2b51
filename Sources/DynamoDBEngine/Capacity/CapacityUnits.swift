import DynamoDBWire

/// What reads and writes cost, in capacity units.
///
/// Source: "DynamoDB read and write operations", Developer Guide: a read unit is up to 4 KB read
/// strongly consistent, half of one eventually consistent; a write unit is up to 1 KB.
enum CapacityUnits {
  static let readSize = 4096
  static let writeSize = 1024

  /// Reading this many bytes at once; reading nothing costs as much as reading little.
  static func read(_ bytes: Int, consistent: Bool) -> Double {
    Double(max(1, (bytes + readSize - 1) / readSize)) * (consistent ? 1 : 0.5)
  }

  /// Writing an item of this size; writing nothing costs as much as writing little.
  static func write(_ bytes: Int) -> Double {
    Double(max(1, (bytes + writeSize - 1) / writeSize))
  }
}

extension PlannedWrite {
  /// What the write costs on the table: by the larger of the item before and after.
  var tableUnits: Double {
    CapacityUnits.write(max(before?.size ?? 0, after?.size ?? 0))
  }
}

extension PlannedWrite.IndexChange {
  /// What the write costs on the index, by the projected entry: nothing where it stays as it is; one
  /// write where it comes, goes or changes under its key; two, rounded separately, where it moves.
  ///
  /// Source: "Global secondary indexes", section on provisioned throughput, Developer Guide. Local
  /// indexes follow the same rule.
  var units: Double {
    switch (before, after) {
    case (nil, nil): 0
    case (nil, let new?): CapacityUnits.write(new.size)
    case (let old?, nil): CapacityUnits.write(old.size)
    case (let old?, let new?):
      if old.key != new.key {
        CapacityUnits.write(old.size) + CapacityUnits.write(new.size)
      } else if projectionDiffers {
        CapacityUnits.write(max(old.size, new.size))
      } else {
        0
      }
    }
  }
}
