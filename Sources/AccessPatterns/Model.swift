package import DynamoDBWire

/// A single-table design: its tables, its entities and the access patterns it answers.
package struct Model: Sendable {
  /// As `model:` names it: `twitter-notebook`.
  package let name: String
  /// Markdown.
  package let description: String
  /// The input of CreateTable for each table.
  package let tables: [JSON.Object]
  package let entities: [Entity]
  package let patterns: [AccessPattern]

  package init(
    name: String, description: String, tables: [JSON.Object], entities: [Entity],
    patterns: [AccessPattern]
  ) {
    self.name = name
    self.description = description
    self.tables = tables
    self.entities = entities
    self.patterns = patterns
  }

  package func pattern(named name: String) -> AccessPattern? {
    patterns.first { $0.name == name }
  }
}

/// One kind of item in a table: how its keys are made, and what else it carries.
package struct Entity: Sendable {
  package let name: String
  package let table: String
  /// Key attributes of the table and its indexes with their templates, in order:
  /// `PK` → `USER#${{ user }}`.
  package let keys: [(attribute: String, template: String)]
  /// The other attributes, by name.
  package let attributes: [String]
  /// Whether items may carry attributes that are not named: a model file that lists none allows any.
  package let isOpen: Bool

  package init(
    _ name: String, table: String, keys: [(attribute: String, template: String)],
    attributes: [String] = [], isOpen: Bool = false
  ) {
    self.name = name
    self.table = table
    self.keys = keys
    self.attributes = attributes
    self.isOpen = isOpen
  }
}
