package import Documents
package import DynamoDBWire

extension Template {
  /// The body of a raw request; the template was read as `.request`.
  ///
  /// Numbers keep their text. In a typed position a number is written as DynamoDB writes it:
  /// `{ N: '${{ minutes }}' }` gives `{"N": "5"}`.
  package func fillRequest(in bindings: any Bindings) throws(Diagnostic) -> JSON {
    switch content {
    case .constant(let value): return value.json
    case .json(let scalar): return scalar.json
    case .expression(let expression): return try expression.evaluate(in: bindings).json
    case .text(let pieces): return .string(try write(pieces, bindings))
    case .list(let templates):
      var elements: [JSON] = []
      for template in templates { elements.append(try template.fillRequest(in: bindings)) }
      return .array(elements)
    case .map(let entries):
      var members: [JSON.Object.Member] = []
      for (name, template) in entries {
        let value = try template.fillRequest(in: bindings)
        members.append((name, value.typed(as: name)))
      }
      return .object(JSON.Object(uniqueMembers: members))
    }
  }
}

extension JSON {
  /// The value as it stands under a type's name: numbers as text under N and NS, and a typed value,
  /// such as a set that an expression gave, without its own name.
  fileprivate func typed(as name: String) -> JSON {
    switch (name, self) {
    case ("N", .number(let text)): return .string(text)
    case ("NS", .array(let elements)): return .array(elements.map { $0.typed(as: "N") })
    case ("BS", .array(let elements)): return .array(elements.map { $0.typed(as: "B") })
    case ("B", .object(let object)), ("SS", .object(let object)), ("NS", .object(let object)),
      ("BS", .object(let object)):
      return object.count == 1 ? object[name] ?? self : self
    default: return self
    }
  }
}

extension Node.Value {
  /// A scalar of a request's body.
  fileprivate var json: JSON {
    switch self {
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let text): .string(text)
    case .null, .list, .map: .null
    }
  }
}
