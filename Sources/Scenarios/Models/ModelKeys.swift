import AccessPatterns
package import Documents

/// The keys of a model file.
package enum ModelKeys {
  static let schemaName = "partita/model/v1"
  static let schema = Field(
    "schema", FieldType<String>.choice([schemaName]), "The version of the format.",
    isRequired: true)
  static let name = Field("name", FieldType<String>.text, "What reports call the design.")
  static let description = Field("description", FieldType<String>.text, "Markdown.")
  static let table = Field(
    "table", FieldType<Node>.node(shaped: TableReader.shape),
    "The input of CreateTable, where the design has one table.")
  static let tables = Field(
    "tables", FieldType<[Node]>.list(of: .node(shaped: TableReader.shape)),
    "The inputs of CreateTable, one for each table.")
  static let entities = Field(
    "entities",
    FieldType<[Node.Entry]>.map(of: .entries(EntityKeys.descriptions, of: .text)),
    "Kinds of items: how their keys are made, and what else they carry.")
  static let patterns = Field(
    "patterns", FieldType<[Node.Entry]>.map(of: .named("pattern")),
    "The access patterns that the design answers.")

  package static let descriptions = [
    schema.description, name.description, description.description, table.description,
    tables.description, entities.description, patterns.description,
  ]
}

/// The keys of an entity that are no key attributes.
package enum EntityKeys {
  static let attributes = Field(
    "attributes", FieldType<[String]>.list(of: .text),
    "The other attributes; where it is left out, items may carry any.")
  static let table = Field(
    "table", FieldType<Node>.node(shaped: .text), "The items' table, where the model has several.")

  package static let descriptions = [attributes.description, table.description]
}

/// The keys of an access pattern.
package enum PatternKeys {
  static let label = Field(
    "label", FieldType<String>.text, "The design's own numbering, such as AP1.")
  static let summary = Field("summary", FieldType<String>.text, "One sentence.")
  static let note = Field("note", FieldType<String>.text, "Markdown: why it is done so.")
  static let parameters = Field(
    "parameters", FieldType<[Node.Entry]>.map(of: ParameterReader.shape),
    "What it is called with: a kind, or { kind: default }.")
  static let request = Field(
    "request", FieldType<Node>.node(shaped: .named("request")),
    "The one request that answers it: OperationName: {body}.")
  static let steps = Field(
    "steps", FieldType<Node>.node(shaped: .steps), "Several steps that answer it.")
  static let pages = Field(
    "pages", FieldType<String>.choice(["all"]), "Follows the pages to the end and joins the items.")
  static let result = Field(
    "result",
    FieldType<Node>.node(shaped: .either([.choice(["items", "item", "none"]), .template])),
    "What it gives: items, item, none, or a template for its value.")
  static let budget = Field(
    "budget", FieldType<Node>.node(shaped: .fields("budget", Budget.keys)),
    "What one call may cost at most.")

  package static let descriptions = [
    label.description, summary.description, note.description, parameters.description,
    request.description, steps.description, pages.description, result.description,
    budget.description,
  ]
}
