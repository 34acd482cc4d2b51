import AccessPatterns
import DynamoDBWire
import Testing

/// The shapes that the design tables print, held against what the patterns really send.
@Suite struct RequestShapeTests {
  @Test(arguments: Model.builtIn.map(\.name))
  func everyPatternIsPlayed(name: String) async throws {
    let model = try #require(Model.named(name))
    let played = try await play(model).map(\.pattern.name)
    #expect(Set(played) == Set(model.patterns.map(\.name)))
  }

  @Test(arguments: Model.builtIn.map(\.name))
  func everyCallHasItsShape(name: String) async throws {
    let model = try #require(Model.named(name))
    var sentByPattern: [String: Set<Int>] = [:]
    for played in try await play(model) {
      var sent: Set<Int> = []
      let calls = played.calls.flatMap(\.actions)
      for call in calls {
        let matching = played.pattern.requests.indices.filter {
          played.pattern.requests[$0].fits(call, played.arguments, in: model)
        }
        #expect(!matching.isEmpty, "\(played.pattern.name) sends \(call)")
        sent.formUnion(matching)
      }
      sentByPattern[played.pattern.name, default: []].formUnion(sent)
      let once = played.pattern.requests.filter { $0.each == nil }
      #expect(calls.count >= once.count)
      if once.count == played.pattern.requests.count {
        #expect(calls.map(\.operation) == once.map(\.operation))
      }
    }
    for pattern in model.patterns {
      for (index, shape) in pattern.requests.enumerated() {
        let isSent = sentByPattern[pattern.name]?.contains(index) ?? false
        #expect(isSent, "\(pattern.name) does not send \(shape)")
      }
    }
  }
}

extension RequestShape {
  fileprivate func fits(_ call: Call, _ arguments: Arguments, in model: Model) -> Bool {
    guard call.operation == operation, call.body["TableName"]?.string == table,
      call.body["IndexName"]?.string == index
    else { return false }
    guard model.tables.contains(where: { $0.tableName == table }) else { return false }
    guard fits(keys, call.keyWords, arguments), fits(filter ?? "", call.filterWords, arguments)
    else { return false }
    guard let entity else { return true }
    guard let entity = model.entities.first(where: { $0.name == entity }) else { return false }
    return entity.table == table && (call.row.map(entity.fits) ?? true)
  }

  /// Whether words with the values of a call in them are those of the shape: a parameter's name
  /// stands for its argument, any other small word for whatever is there.
  private func fits(_ shape: String, _ words: String, _ arguments: Arguments) -> Bool {
    var pattern = ""
    var name = ""
    for character in shape + "\n" {
      if character == "_" || (character.isLowercase && character.isLetter) {
        name.append(character)
        continue
      }
      switch name {
      case "": break
      case "begins", "with": pattern += name
      case _ where arguments[value: name] != nil: pattern += arguments[name]
      default: pattern += "[^ ,]+"
      }
      name = ""
      if character != "\n" { pattern.append(character) }
    }
    guard let regex = try? Regex(pattern) else { return false }
    return words.wholeMatch(of: regex) != nil
  }
}

extension Entity {
  /// Whether a row's keys are made by the entity's templates; of a row that is written whole, also
  /// whether it has all of the entity's attributes and no others.
  fileprivate func fits(_ row: Row) -> Bool {
    let names = row.isWhole ? row.item.names : keys.map(\.attribute).filter { row.item[$0] != nil }
    let expected =
      row.isWhole ? keys.map(\.attribute) + attributes : ["PK", "SK"]
    guard Set(names) == Set(expected) else { return false }
    return keys.allSatisfy { key in
      guard row.isWhole || ["PK", "SK"].contains(key.attribute) else { return true }
      guard case .s(let text)? = row.item[key.attribute],
        let regex = try? Regex(key.template.replacing(/\$\{\{ \w+ \}\}/, with: "[^#]+"))
      else { return false }
      return text.wholeMatch(of: regex) != nil
    }
  }
}

/// The item or key in a call of one item.
private struct Row {
  let item: Item
  let isWhole: Bool
}

extension Call {
  /// The call itself, or each action of a batch or a transaction as a call of the same name.
  fileprivate var actions: [Call] {
    if let tables = body["RequestItems"]?.object {
      return tables.members.flatMap { table in
        (table.value.array ?? []).flatMap { request in
          (request.object?.members ?? []).map { member in
            var body = member.value.object ?? [:]
            body["TableName"] = .string(table.name)
            return Call(operation, body)
          }
        }
      }
    }
    guard let actions = body["TransactItems"]?.array else { return [self] }
    return actions.flatMap { action in
      (action.object?.members ?? []).compactMap { $0.value.object.map { Call(operation, $0) } }
    }
  }

  fileprivate var row: Row? {
    if case .item(let item)? = body["Item"] { return Row(item: item, isWhole: true) }
    if case .item(let key)? = body["Key"] { return Row(item: key, isWhole: false) }
    return nil
  }

  /// `PK = USER#a, SK begins with TIMELINE#`
  fileprivate var keyWords: String {
    if let row {
      return ["PK", "SK"].map { "\($0) = \(text(row.item[$0]))" }.joined(separator: ", ")
    }
    return words("KeyConditionExpression")
  }

  fileprivate var filterWords: String { words("FilterExpression") }

  /// An expression of `=` and `begins_with` in the words of the shapes.
  private func words(_ member: String) -> String {
    guard let expression = body[member]?.string else { return "" }
    return expression.replacing(" AND ", with: ", ")
      .replacing(/begins_with\((\w+), (:\w+)\)/) { "\($0.1) begins with \(value($0.2))" }
      .replacing(/#\w+/) { body["ExpressionAttributeNames"]?[String($0.0)]?.string ?? "" }
      .replacing(/= (:\w+)/) { "= \(value($0.1))" }
  }

  private func value(_ placeholder: Substring) -> String {
    guard case .value(let value)? = body["ExpressionAttributeValues"]?[String(placeholder)]
    else { return "" }
    return text(value)
  }

  private func text(_ value: AttributeValue?) -> String {
    if case .s(let text)? = value { text } else { "" }
  }
}
