package import Documents

extension FieldType<Template> {
  /// Any value, with templates in it.
  package static let template = FieldType(.any) { (node) throws(Diagnostic) in
    try Template(node)
  }

  /// The body of a raw request.
  package static let requestBody = FieldType(.map) { (node) throws(Diagnostic) in
    guard case .map = node.value else { throw .expected(.map, node) }
    return try Template(node, reading: .request)
  }
}

extension FieldType<Condition> {
  package static let condition = FieldType(.either([.text, .flag])) { (node) throws(Diagnostic) in
    try Condition(node)
  }
}

extension FieldType<Value> {
  /// Any value, read plainly, without templates.
  package static let value = FieldType(.any) { (node) throws(Diagnostic) in try Value(node) }
}
