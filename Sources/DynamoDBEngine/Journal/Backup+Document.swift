import DynamoDBWire
import Journal

/// A backup without its items as a document of the journal, and back.
extension Backup {
  var document: JSON.Object {
    ([
      "name": .string(name), "kind": .string(kind.rawValue), "created": .number(created),
      "table": .object(table.document), "timeToLive": .object(timeToLive),
    ] as JSON.Object).with("stream", stream.map(JSON.object))
  }

  /// - Parameter table: The document's table, with its items.
  init(_ document: Document, number: Int, table: Table) throws(JournalFailure) {
    self.init(
      of: table, number: number, name: try document.text("name"),
      kind: try document.choice("kind", Kind.self), created: try document.number("created"),
      stream: try document.optionalJSON("stream"), timeToLive: try document.json("timeToLive"))
  }
}
