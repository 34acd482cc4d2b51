package import AccessPatterns

/// The lists that a loader reads by: which kinds of steps there are, which expectations, and which
/// models are built in.
package struct Language: Sendable {
  package let steps: [any Step.Type]
  package let expectations: [any Expectation.Type]
  package let models: [Model]

  package init(
    steps: [any Step.Type], expectations: [any Expectation.Type], models: [Model]
  ) {
    self.steps = steps
    self.expectations = expectations
    self.models = models
  }
}
