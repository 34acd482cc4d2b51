import AccessPatterns
package import Documents

/// The keys of a scenario file.
package enum ScenarioKeys {
  static let schema = Field(
    "schema", FieldType<String>.choice(["partita/v1"]), "The version of the format.",
    isRequired: true)
  static let name = Field("name", FieldType<String>.text, "The report's title.")
  static let description = Field(
    "description", FieldType<String>.text, "Markdown that opens the report.")
  static let tags = Field("tags", FieldType<[String]>.list(of: .text), "Words to choose by.")
  static let model = Field(
    "model", FieldType<Node>.node(shaped: .named("model")),
    "The design it plays: built in, or a file's path.")
  static let clock = Field(
    "clock", FieldType<Node>.node(shaped: .fields("clock", ClockSettings.keys)),
    "The virtual clock.")
  static let seed = Field("seed", FieldType<Int>.count, "What the ids of a run follow from.")
  static let vars = Field("vars", FieldType<[Node.Entry]>.map, "Values with a name: vars.NAME.")
  static let budget = Field(
    "budget", FieldType<Node>.node(shaped: .fields("budget", Budget.keys)),
    "What the whole may cost at most.")
  static let steps = Field(
    "steps", FieldType<Node>.node(shaped: .steps), "What is done, in order.", isRequired: true)
  static let finally = Field(
    "finally", FieldType<Node>.node(shaped: .steps),
    "Steps that run at the end, whatever happened.")

  package static let descriptions = [
    schema.description, name.description, description.description, tags.description,
    model.description, clock.description, seed.description, vars.description, budget.description,
    steps.description, finally.description,
  ]
  static let notYet = ["secrets", "matrix", "setup", "differences", "disturb"]
}

extension FieldShape {
  package static let steps = FieldShape.list(of: .named("step"))
}
