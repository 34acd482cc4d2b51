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
  static let secrets = Field(
    "secrets", FieldType<[Located<String>]>.list(of: .located(.text)),
    "Names of variables whose values are masked everywhere.")
  static let matrix = Field(
    "matrix", FieldType<Node>.node(shaped: .map),
    "Lists whose combinations make one case each, or { file } with one row for each case.")
  static let setup = Field(
    "setup", FieldType<Located<String>>.located(.text),
    "A scenario file; each case starts from its end state.")
  static let budget = Field(
    "budget", FieldType<Node>.node(shaped: .fields("budget", Budget.keys)),
    "What the whole may cost at most.")
  static let differences = Field(
    "differences",
    FieldType<[Node]>.list(of: .node(shaped: .fields("difference", AcceptedDifference.keys))),
    "In what other databases may differ, and why.")
  static let disturb = Field(
    "disturb", FieldType<Node>.node(shaped: .fields("disturb", Disturbance.keys)),
    "Faults that the database is to have.")
  static let steps = Field(
    "steps", FieldType<Node>.node(shaped: .steps), "What is done, in order.", isRequired: true)
  static let finally = Field(
    "finally", FieldType<Node>.node(shaped: .steps),
    "Steps that run at the end, whatever happened.")

  package static let descriptions = [
    schema.description, name.description, description.description, tags.description,
    model.description, clock.description, seed.description, vars.description, secrets.description,
    matrix.description, setup.description, budget.description, differences.description,
    disturb.description, steps.description,
    finally.description,
  ]
}

extension FieldShape {
  package static let steps = FieldShape.list(of: .named("step"))
}
