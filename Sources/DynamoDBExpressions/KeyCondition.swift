package import DynamoDBWire

/// A KeyConditionExpression, its form checked as far as that needs no table.
///
/// It has the grammar of conditions, and is read by the same parser.
package struct KeyCondition: Sendable {
  /// What is asked of one key attribute.
  package struct Term: Sendable, Equatable {
    package enum Comparison: Sendable, Equatable {
      case equal(AttributeValue)
      case less(AttributeValue)
      case lessOrEqual(AttributeValue)
      case greater(AttributeValue)
      case greaterOrEqual(AttributeValue)
      case between(low: AttributeValue, high: AttributeValue)
      case beginsWith(AttributeValue)
      /// An operator that no key can be looked up by.
      case notIndexable
    }
    package let name: String
    package let comparison: Comparison

    package init(name: String, comparison: Comparison) {
      self.name = name
      self.comparison = comparison
    }
  }

  /// One term for each attribute, in the order of the text.
  package let terms: [Term]

  /// What is wrong with the form: the service says it after it has read all other expressions.
  package let failure: DynamoDBError?

  /// Terms that were not a text: the legacy KeyConditions.
  package init(_ terms: [Term]) {
    self.terms = terms
    failure = nil
  }

  /// - Throws: ValidationException with the service's text, where it cannot be read at all.
  package init(parsing text: String, using placeholders: inout Placeholders) throws(DynamoDBError) {
    let (checked, values) = try CheckedCondition.check(
      text, as: .keyCondition, using: &placeholders)
    var reader = KeyConditionReader(values: values)
    do throws(DynamoDBError) {
      try reader.read(checked.tree)
      failure = nil
    } catch {
      failure = error
    }
    terms = reader.terms
  }
}
