import DynamoDBWire

/// An operation that writes one item.
protocol SingleWrite: Operation {
  /// The write, checked, and the operation's output.
  func plan(on database: Database) throws(DynamoDBError) -> (PlannedWrite, JSON.Object)
}

extension SingleWrite {
  static var countsFaults: Bool { true }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    // Planning is a call of its own: no copy of a table may be alive when its nodes are changed.
    let (write, output) = try plan(on: database)
    database.commit(write)
    return output
  }
}
