import AccessPatterns
package import Scenarios

/// What scenarios can say: a new kind of step or expectation is a file and one word here.
extension Language {
  package static let standard = Language(
    steps: [
      CallStep.self, PutStep.self, GetStep.self, DeleteStep.self, RequestStep.self,
      IncludeStep.self, GroupStep.self, AdvanceStep.self,
      // What may stand beside another kind comes last; of these the first that fits counts.
      AssertStep.self, NoteStep.self,
    ],
    expectations: [
      CountExpectation.self, ScannedCountExpectation.self, ItemsExpectation.self,
      ItemExpectation.self, ValueExpectation.self, ErrorExpectation.self,
      ChangesExpectation.self, OperationsExpectation.self, CapacityExpectation.self,
      TableExpectation.self,
    ],
    models: Model.builtIn,
    playPattern: { body, arguments, play throws(AccessPattern.Failure) in
      try await PatternPlayer(body, arguments, play).run()
    })
}
