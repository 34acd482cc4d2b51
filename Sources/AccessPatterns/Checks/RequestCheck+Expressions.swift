import Documents
import DynamoDBExpressions
import DynamoDBWire

/// The five expressions of a request: their grammar, their placeholders and the attributes they name.
extension RequestCheck {
  func checkExpressions(
    of body: Node, _ table: TableDefinition?, hasIndex: Bool, _ index: TableDefinition.Index?
  ) {
    let expressions = ExpressionMember.allCases.compactMap { member in
      body[member.rawValue].map { (member: member, node: $0) }
    }
    let values = StandInValues(body)
    var used = Set<String>()
    var isWhole = true
    for (member, node) in expressions {
      guard node.text != nil, !node.hasTemplate else {
        isWhole = false
        continue
      }
      guard let parsed = parse(member, node, body) else {
        isWhole = false
        continue
      }
      used.formUnion(values.keys.map(\.name).filter { !parsed.unused.contains($0) })
      guard let table else { continue }
      check(parsed, node, of: table, hasIndex: hasIndex, index, values)
    }
    // An expression that is wrong or not known may use any of them.
    guard isWhole else { return }
    for (name, span) in values.keys where !used.contains(name) {
      problems.add(.error("no expression uses '\(name)'", at: span, label: "leave it out"))
    }
  }

  private struct Parsed {
    let member: ExpressionMember
    let attributes: [String]
    let terms: [KeyCondition.Term]
    let unused: [String]
  }

  /// The expression; nil where it is wrong, which is noted.
  private func parse(_ member: ExpressionMember, _ node: Node, _ body: Node) -> Parsed? {
    var first: DynamoDBError?
    // A value of unknown type fits where one of its possible types does.
    for unknown in StandInValues.kinds {
      let values = StandInValues(body, unknown: unknown)
      do throws(DynamoDBError) {
        return try parse(member, node.text ?? "", values)
      } catch {
        first = first ?? error
        if !values.hasUnknownTypes { break }
      }
    }
    if let first { problems.add(diagnostic(first, node, body)) }
    return nil
  }

  private func parse(
    _ member: ExpressionMember, _ text: String, _ values: StandInValues
  ) throws(DynamoDBError) -> Parsed {
    var placeholders = try Placeholders(
      names: values.names, values: values.values.map(JSON.object))
    var attributes: [String] = []
    var terms: [KeyCondition.Term] = []
    switch member {
    case .keyCondition:
      let condition = try KeyCondition(parsing: text, using: &placeholders)
      if let failure = condition.failure { throw failure }
      terms = condition.terms
    case .filter:
      attributes = try Condition(parsing: text, as: .filter, using: &placeholders).attributeNames
    case .condition:
      attributes =
        try Condition(parsing: text, as: .condition, using: &placeholders).attributeNames
    case .projection:
      attributes = try Projection(parsing: text, using: &placeholders).topLevelNames
    case .update: attributes = try Update(parsing: text, using: &placeholders).topLevelNames
    }
    return Parsed(
      member: member, attributes: attributes, terms: terms, unused: placeholders.unusedKeys)
  }

  // MARK: What it names

  private func check(
    _ parsed: Parsed, _ node: Node, of table: TableDefinition, hasIndex: Bool,
    _ index: TableDefinition.Index?, _ values: StandInValues
  ) {
    if parsed.member == .keyCondition {
      // An index that is not there has been told.
      if hasIndex, index == nil { return }
      let owner = index.map { "the index '\($0.name)'" } ?? "the table '\(table.name)'"
      check(parsed.terms, node, against: index?.key ?? table.key, of: owner, table, values)
      return
    }
    let known = model.attributes(ofTable: table)
    for name in parsed.attributes where !values.unknownNames.contains(name) {
      let span = node.span(ofWord: name, orPlaceholderIn: values) ?? node.span
      if let known, !known.contains(where: { sameBytes($0, name) }) {
        problems.add(unknownAttribute(name, of: table, among: known, at: span))
      }
      let keys = index?.key ?? (hasIndex ? [] : table.key)
      if parsed.member == .filter, keys.contains(where: { sameBytes($0, name) }) {
        problems.add(
          .error(
            "a FilterExpression cannot look at '\(name)', which is a key here", at: span,
            label: "a Query asks for it in 'KeyConditionExpression'"))
      }
      if parsed.member == .update, table.key.contains(where: { sameBytes($0, name) }) {
        problems.add(.error("an update cannot change '\(name)', which is a key", at: span))
      }
    }
  }

  private func check(
    _ terms: [KeyCondition.Term], _ node: Node, against key: [String], of owner: String,
    _ table: TableDefinition, _ values: StandInValues
  ) {
    for term in terms where !values.unknownNames.contains(term.name) {
      let span = node.span(ofWord: term.name, orPlaceholderIn: values) ?? node.span
      guard key.contains(where: { sameBytes($0, term.name) }) else {
        var error = Diagnostic.unknown("key attribute", term.name, amongFew: key, at: span)
        error.message += " of \(owner)"
        problems.add(error)
        continue
      }
      if let kind = table.kind(of: term.name), !values.hasUnknownTypes,
        let found = term.value?.kind, found != kind
      {
        problems.add(
          .error(
            "'\(term.name)' is defined as \(kind.rawValue), found a value of type "
              + found.rawValue, at: span))
      }
    }
    guard let partition = key.first, values.unknownNames.isEmpty else { return }
    let term = terms.first { sameBytes($0.name, partition) }
    if case .equal? = term?.comparison { return }
    problems.add(
      .error(
        "a Query of \(owner) needs '\(partition) = …'", at: node.span,
        label: "the partition key is asked for with '='"))
  }

  // MARK: What is wrong

  /// The service's own words, at the part of the expression that they name.
  private func diagnostic(_ error: DynamoDBError, _ node: Node, _ body: Node) -> Diagnostic {
    let values = StandInValues(body)
    var diagnostic = Diagnostic.error(error.message, at: node.span)
    for part in error.message.split(separator: ": ").dropFirst().reversed() {
      let word = part.prefix { $0 != "," && $0 != ";" }.filter { $0 != "\"" }
      guard let span = node.span(ofWord: String(word), orPlaceholderIn: values) else { continue }
      diagnostic.span = span
      let sign = word.first
      let known = values.keys.map(\.name).filter { $0.first == sign }
      if sign == ":" || sign == "#" {
        diagnostic.label = Suggestion.label(for: String(word), among: known)
      }
      break
    }
    return diagnostic
  }
}

/// The members of a request that hold an expression.
enum ExpressionMember: String, CaseIterable {
  case keyCondition = "KeyConditionExpression"
  case filter = "FilterExpression"
  case condition = "ConditionExpression"
  case update = "UpdateExpression"
  case projection = "ProjectionExpression"
}

extension KeyCondition.Term {
  /// One of the values that it compares with.
  fileprivate var value: AttributeValue? {
    switch comparison {
    case .notIndexable: nil
    case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
      .greaterOrEqual(let value), .beginsWith(let value), .between(let value, _):
      value
    }
  }
}

extension Node {
  /// The place of a word in a text: the word itself, or the placeholder that stands for it.
  fileprivate func span(ofWord word: String, orPlaceholderIn values: StandInValues) -> Span? {
    guard let text else { return nil }
    var words = [word]
    words += values.names?.members.filter { $0.value.string == word }.map(\.name) ?? []
    for word in words {
      guard !word.isEmpty, let range = text.firstRange(ofWord: word) else { continue }
      return span(ofText: range)
    }
    return nil
  }
}

extension String {
  /// Where a word stands, in bytes: not as a part of a longer one.
  fileprivate func firstRange(ofWord word: String) -> Range<Int>? {
    let bytes = Array(utf8)
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count else { return nil }
    func isPart(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      return bytes[index] == UInt8(ascii: "_") || Character(Unicode.Scalar(bytes[index])).isLetter
        || Character(Unicode.Scalar(bytes[index])).isNumber
    }
    for start in 0...bytes.count - wanted.count
    where bytes[start...].starts(with: wanted) && !(isPart(start) && isPart(start - 1))
      && !(isPart(start + wanted.count - 1) && isPart(start + wanted.count))
    {
      return start..<start + wanted.count
    }
    return nil
  }
}
