/// A key that a map may have: its name, the type of its value and what it is for.
///
/// Loaders declare their keys once; `Fields` reads by them, and a schema is written from the same
/// list through `description`.
///
/// ```swift
/// static let times = Field("times", .count, "Attempts in all.", isRequired: true)
/// static let keys = [times.description, …]
/// let times = fields.take(Self.times)
/// ```
package struct Field<Value>: Sendable {
  package let name: String
  package let type: FieldType<Value>
  package let summary: String
  package let isRequired: Bool

  package init(
    _ name: String, _ type: FieldType<Value>, _ summary: String, isRequired: Bool = false
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.isRequired = isRequired
  }

  package var description: FieldDescription {
    FieldDescription(name: name, shape: type.shape, summary: summary, isRequired: isRequired)
  }
}

/// What a schema says of a key, whatever the type of its value.
package struct FieldDescription: Sendable, Equatable {
  package let name: String
  package let shape: FieldShape
  package let summary: String
  package let isRequired: Bool

  package init(name: String, shape: FieldShape, summary: String, isRequired: Bool = false) {
    self.name = name
    self.shape = shape
    self.summary = summary
    self.isRequired = isRequired
  }
}
