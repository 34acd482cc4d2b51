package import DynamoDBWire

/// A plain value: what a scenario writes and what `${{ … }}` computes.
///
/// Items read as plain values (`S` is text, `N` a number, `M` a map); sets and binary values, which
/// have no plain form, stay attribute values.
package enum Value: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Number)
  case text(String)
  case list([Value])
  /// Entries in order, each name once.
  case map([Entry])
  /// A set or a binary value.
  case attribute(AttributeValue)

  package struct Entry: Sendable, Equatable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }
}
