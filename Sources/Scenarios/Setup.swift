package import Documents

/// `setup: FILE`: a scenario that is played before each case, or once, where its end state can be
/// forked.
package indirect enum Setup: Sendable {
  /// - Parameter span: Where the scenario names the file.
  case file(Scenario, Span)

  package var scenario: Scenario {
    switch self {
    case .file(let scenario, _): scenario
    }
  }

  package var span: Span {
    switch self {
    case .file(_, let span): span
    }
  }
}
