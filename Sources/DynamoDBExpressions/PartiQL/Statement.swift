package import DynamoDBWire

/// A PartiQL statement, read and checked as far as that needs no table.
///
/// Source: "PartiQL - a SQL-compatible query language for Amazon DynamoDB", Developer Guide.
///
/// ```swift
/// let text = "UPDATE music SET plays = plays + 1 WHERE artist = ? RETURNING MODIFIED NEW *"
/// let statement = try Statement(parsing: text, parameters: [.s("Acme")])
/// ```
package struct Statement: Sendable {
  package enum Action: Sendable {
    case select(StatementProjection?, [Order])
    case insert(Item)
    case update(Update, Returning?)
    case delete(Returning?)
    /// `EXISTS(SELECT …)`, which only a transaction of writes may hold.
    case exists
  }

  /// One attribute of ORDER BY.
  package struct Order: Sendable {
    package let name: String
    package let isDescending: Bool
  }

  /// What RETURNING asks for.
  package enum Returning: String, Sendable {
    case allOld = "ALL OLD *"
    case allNew = "ALL NEW *"
    case modifiedOld = "MODIFIED OLD *"
    case modifiedNew = "MODIFIED NEW *"
  }

  package let action: Action
  package let table: String
  package let index: String?
  /// WHERE
  package let condition: StatementCondition?

  package init(parsing text: String, parameters: [AttributeValue] = []) throws(DynamoDBError) {
    var parser = try StatementParser(text, parameters: parameters)
    self = try parser.statement()
  }

  init(
    _ action: Action, on source: (table: String, index: String?),
    where condition: StatementCondition?
  ) {
    self.action = action
    table = source.table
    index = source.index
    self.condition = condition
  }

  package var isRead: Bool {
    if case .select = action { true } else { false }
  }
}
