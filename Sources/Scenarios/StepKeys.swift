import AccessPatterns
package import Documents

/// What any step may carry, in the order in which people write it.
package enum StepKeys {
  static let name = Field("name", FieldType<String>.text, "What the step shows.")
  static let id = Field(
    "id", FieldType<Located<String>>.located(.text), "What later steps call it: steps.ID.result.")
  static let note = Field("note", FieldType<String>.text, "Markdown, shown above the step.")
  static let cell = Field("cell", FieldType<String>.text, "The notebook cell that it mirrors.")
  static let tags = Field("tags", FieldType<[String]>.list(of: .text), "Words to choose steps by.")
  static let condition = Field(
    "if", FieldType<Node>.node(shaped: .condition),
    "The step is skipped unless this expression holds.")
  static let foreach = Field(
    "foreach", FieldType<Node>.node(shaped: .either([.list(of: .any), .template])),
    "A list; the step runs once for each element, as item, with index from 0.")
  static let capture = Field(
    "capture", FieldType<[Node.Entry]>.map, "Names for parts of the result, for later steps.")
  static let expect = Field(
    "expect", FieldType<Node>.node(shaped: .named("expect")), "What the step must give.")
  static let assert = Field(
    "assert", FieldType<[Node]>.list(of: .node(shaped: .condition)),
    "Expressions that must hold.")
  static let recorded = Field(
    "recorded", FieldType<Node>.node(shaped: .fields("recorded", RecordedOutput.keys)),
    "What the notebook printed.")
  static let budget = Field(
    "budget", FieldType<Node>.node(shaped: .fields("budget", Budget.keys)),
    "What the step may cost at most, all rounds together.")
  static let retry = Field(
    "retry", FieldType<Node>.node(shaped: .fields("retry", Retry.keys)),
    "Attempts the step again until something holds.")
  static let continues = Field(
    "continue", FieldType<Bool>.flag, "Whether the scenario goes on when the step fails.")
  static let disturb = Field(
    "disturb", FieldType<Node>.node(shaped: .fields("disturb", Disturbance.keys)),
    "Faults that the database is to have during the step.")
  static let hidden = Field(
    "hidden", FieldType<Bool>.flag, "Runs and counts, but is not shown in the report.")
  static let question = Field(
    "question", FieldType<Node>.node(shaped: .fields("question", Question.keys)),
    "What the reader is asked: { ask, answer, hint }.")
  static let timeout = Field(
    "timeout", FieldType<Located<Duration>>.located(.duration),
    "How long the step may take, in real time, all rounds and attempts together.")
  static let show = Field(
    "show", FieldType<Node>.node(shaped: ShowRequest.shape),
    "What the report draws after the step.")

  package static let descriptions = [
    name.description, id.description, note.description, cell.description, tags.description,
    condition.description, foreach.description, capture.description, expect.description,
    assert.description, recorded.description, budget.description, retry.description,
    disturb.description, continues.description, hidden.description, show.description,
    question.description, timeout.description,
  ]
  /// Keys of a scenario's steps only.
  static let notInPatterns = [
    cell.name, tags.name, recorded.name, budget.name, disturb.name, hidden.name, show.name,
    question.name, timeout.name,
  ]
}
