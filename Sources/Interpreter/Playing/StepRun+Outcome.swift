import AccessPatterns
import Documents
import Scenarios
import Templates

extension StepRun {
  /// What the file says of a step, with nothing run yet.
  init(_ step: StepDescription, isFinally: Bool) {
    self.init(keyword: step.keyword, name: step.name, status: .passed, span: step.span)
    id = step.id
    note = step.note
    cell = step.cell
    tags = step.tags
    isHidden = step.isHidden
    question = step.question
    self.isFinally = isFinally
    pattern = step.action.pattern
  }

  var hasFailed: Bool {
    hasFailedItself
      || rounds.contains { round in
        round.children.dropFirst(round.supersededChildren).contains { $0.status == .failed }
      }
  }

  /// Whether something failed that is not only in the steps inside it.
  var hasFailedItself: Bool {
    rounds.contains(where: \.hasFailedItself) || !checks.allSatisfy(\.holds)
  }
}

extension RoundRun {
  var hasFailedItself: Bool { fault != nil || !checks.allSatisfy(\.holds) }

  /// All requests, those of inner steps among them.
  var allExchanges: [Exchange] { exchanges + children.flatMap(\.exchanges) }
}

extension Show {
  init(_ request: ShowRequest, _ names: Names) throws(Diagnostic) {
    func text() throws(Diagnostic) -> String {
      guard let template = request.template else { return "" }
      switch try template.fill(in: names) {
      case .text(let text): return text
      case let value:
        throw .error("expected a text, found \(value.kind)", at: template.span)
      }
    }
    switch request.kind {
    case .diff: self = .diff
    case .table: self = .table
    case .none: self = .none
    case .collection: self = .collection(try text())
    case .index: self = .index(try text())
    }
  }
}
