package import AccessPatterns

/// The lists that a loader reads by: which kinds of steps there are, which expectations, and which
/// models are built in; and how the steps of a model file's patterns are played.
package struct Language: Sendable {
  package let steps: [any Step.Type]
  package let expectations: [any Expectation.Type]
  package var models: [Model]
  /// Plays the steps of one access pattern.
  package let playPattern:
    @Sendable (PatternBody, Arguments, Play) async throws(AccessPattern.Failure) -> Outcome

  package init(
    steps: [any Step.Type], expectations: [any Expectation.Type], models: [Model],
    playPattern:
      @escaping @Sendable (PatternBody, Arguments, Play) async throws(AccessPattern.Failure) ->
      Outcome
  ) {
    self.steps = steps
    self.expectations = expectations
    self.models = models
    self.playPattern = playPattern
  }

  /// What the steps of an access pattern can say: nothing of the clock, of other files or of the
  /// whole database.
  package var inPatterns: Language {
    Language(
      steps: steps.filter { $0.worksInPatterns },
      expectations: expectations.filter { $0.worksInPatterns }, models: models,
      playPattern: playPattern)
  }
}
