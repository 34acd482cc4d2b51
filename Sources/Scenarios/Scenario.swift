package import AccessPatterns
package import Documents
package import Templates

/// What a scenario file says, checked as far as a file can be.
package struct Scenario: Sendable {
  /// As it was given.
  package let path: String
  package var name: String
  package var description = ""
  package var tags: [String] = []
  package var model: Model?
  package var clock = ClockSettings.standard
  package var seed: UInt64 = 1
  package var vars: [Variable] = []
  /// Names of variables whose values are masked in all that is shown.
  package var secrets: [String] = []
  package var matrix: Matrix?
  package var setup: Setup?
  package var budget: Budget?
  package var budgetSpan: Span?
  /// In what other databases may differ.
  package var differences: [AcceptedDifference] = []
  /// Faults that the database is to have.
  package var disturbance: Disturbance?
  package var steps: [StepDescription] = []
  package var finally: [StepDescription] = []
  /// Names that its steps capture, in order.
  package var captures: [String] = []

  /// The cases of its matrix; nil stands for the one case of a scenario without a matrix.
  package var cases: [ScenarioCase?] { matrix?.cases ?? [nil] }

  package init(path: String) {
    self.path = path
    name = String(path.split(separator: "/").last ?? "")
  }
}

/// A variable of a scenario.
package struct Variable: Sendable {
  package let name: String
  /// Its value unless another is given.
  package let template: Template
  package let span: Span

  /// null in the file means that a value must be given.
  package var mustBeGiven: Bool { template.constant == .null }
}
