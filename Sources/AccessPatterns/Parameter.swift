import DynamoDBWire
package import Templates

/// What a pattern is called with.
package struct Parameter: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case text
    case number
    /// A whole number from 0.
    case count
    case flag
    case list
    case map
    case any
  }

  /// What stands in for an argument that is left out.
  package enum Default: Sendable {
    case value(Value)
    /// A fresh UUID of the run.
    case id
    /// Epoch seconds of the virtual clock.
    case now
    /// The virtual clock's date, `2024-01-12`.
    case today
    /// `${{ … }}` of a model file.
    case template(Template)
  }

  package let name: String
  package let kind: Kind
  /// nil where the argument must be given.
  package let defaultValue: Default?

  package init(_ name: String, _ kind: Kind, default defaultValue: Default? = nil) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
  }

  package static func text(_ name: String, default defaultValue: Default? = nil) -> Parameter {
    Parameter(name, .text, default: defaultValue)
  }
}

/// The arguments of one call, defaults filled in, each of its parameter's kind.
package struct Arguments: Sendable {
  package let values: [Value.Entry]

  package init(_ values: [Value.Entry]) { self.values = values }

  package subscript(value name: String) -> Value? { values.first { $0.name == name }?.value }

  /// A text argument; a number in its normal form. Empty where it was not given.
  package subscript(name: String) -> String {
    switch self[value: name] {
    case .text(let text): text
    case .number(let number): number.description
    default: ""
    }
  }
}
