import DynamoDBWire
package import Documents

extension Value {
  /// What a node says, read plainly.
  ///
  /// Scalars are what YAML says; `{ SS: [a, b] }` and the like are typed; every other map is plain.
  /// Templates in it are not looked at.
  package init(_ node: Node) throws(Diagnostic) {
    switch node.value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(try Number(text, at: node.span))
    case .text(let text): self = .text(text)
    case .list(let nodes):
      var values: [Value] = []
      for node in nodes { values.append(try Value(node)) }
      self = .list(values)
    case .map(let nodes):
      var entries: [Entry] = []
      for entry in nodes { entries.append(Entry(entry.key, try Value(entry.value))) }
      self = Value(typing: entries)
    }
  }

  /// A map, or the value that a map with a type's name as its one key stands for.
  ///
  /// `{ N: "5" }` is the number 5, `{ SS: [a] }` a set; `{ N: [] }` has not the shape of an N and
  /// stays a map.
  init(typing entries: [Entry]) {
    self = .map(entries)
    guard entries.count == 1, let entry = entries.first,
      let kind = AttributeValue.Kind(rawValue: entry.name),
      let typed = entry.value.typed(as: kind)
    else { return }
    self = typed
  }

  private func typed(as kind: AttributeValue.Kind) -> Value? {
    switch (kind, self) {
    case (.s, .text), (.n, .number), (.bool, .bool), (.l, .list), (.m, .map): return self
    case (.n, .text(let text)): return (try? Number(parsing: text)).map { .number($0) }
    case (.null, .bool(true)): return .null
    case (.b, .text(let text)): return Base64.decode(text).map { .attribute(.b($0)) }
    case (.ss, .list(let values)):
      let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
      return texts.count == values.count ? .attribute(.ss(AttributeSet(texts))) : nil
    case (.ns, .list(let values)):
      let numbers = values.compactMap { (value: Value) -> Number? in
        if case .number(let number)? = value.typed(as: .n) { number } else { nil }
      }
      return numbers.count == values.count ? .attribute(.ns(AttributeSet(numbers))) : nil
    case (.bs, .list(let values)):
      let blobs = values.compactMap { (value: Value) -> [UInt8]? in
        if case .attribute(.b(let bytes))? = value.typed(as: .b) { bytes } else { nil }
      }
      return blobs.count == values.count ? .attribute(.bs(AttributeSet(blobs))) : nil
    case (_, .attribute(let attribute)): return attribute.kind == kind ? self : nil
    default: return nil
    }
  }
}

extension Number {
  /// A number of a file, or why DynamoDB has no place for it.
  init(_ text: String, at span: @autoclosure () -> Span) throws(Diagnostic) {
    do {
      try self.init(parsing: text)
    } catch {
      throw .error("\(error.reason): \(text.clipped(to: 50))", at: span())
    }
  }
}

extension Number.ParsingError {
  var reason: String {
    switch self {
    case .syntax: "this is no number"
    case .tooManyDigits: "a DynamoDB number has at most 38 digits"
    case .overflow: "this number is too large for DynamoDB, which ends below 1E126"
    case .underflow: "this number is too small for DynamoDB, which begins at 1E-130"
    }
  }
}
