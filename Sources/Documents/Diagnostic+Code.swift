extension Diagnostic {
  /// What kind of mistake it is, for programs: the words stay as they are when messages get better.
  package enum Code: String, Sendable, CaseIterable {
    case unreadable = "unreadable-file"
    case yaml = "yaml"
    case unquotedTemplate = "unquoted-template"
    case expression = "expression"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case unknownName = "unknown-name"
    case wrongType = "wrong-type"
    case invalid = "invalid"

    /// For the table in the documentation.
    package var summary: String {
      switch self {
      case .unreadable: "The file is missing, cannot be read, or is too large."
      case .yaml: "The file is no YAML, or holds YAML that is not taken."
      case .unquotedTemplate: "YAML cuts up a `${{ … }}` that stands without quotes."
      case .expression: "An expression or a template is not well formed."
      case .unknownKey: "A key that does not belong there."
      case .missingKey: "A key that must be there is not."
      case .unknownName: "A pattern, parameter, model, variable, … that there is not."
      case .wrongType: "A value of another type than the key takes."
      case .invalid: "A value that cannot be, or parts that contradict each other."
      }
    }
  }

  /// The same message as one of a kind, where it has none of its own yet.
  package func coded(_ code: Code) -> Diagnostic {
    guard self.code == .invalid else { return self }
    var coded = self
    coded.code = code
    return coded
  }
}
