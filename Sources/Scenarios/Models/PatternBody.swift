package import Templates

/// What a model file says an access pattern does.
package struct PatternBody: Sendable {
  /// What of the last request's outcome is the pattern's.
  package enum Result: Sendable {
    /// All that it gives.
    case whole
    case items
    case item
    case none
    /// All that it gives, and this as the value.
    case value(Template)
  }

  package let name: String
  package let steps: [StepDescription]
  package let result: Result
}
