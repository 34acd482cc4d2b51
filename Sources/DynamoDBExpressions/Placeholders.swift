package import DynamoDBWire

/// The placeholders of one request, `#names` and `:values`, and which of them were used.
///
/// ```swift
/// var placeholders = try Placeholders(names: ["#n": "name"], values: [":v": ["S": "x"]])
/// let condition = try Condition(parsing: "#n = :v", as: .condition, using: &placeholders)
/// try placeholders.checkAllUsed()
/// ```
package struct Placeholders {
  private struct Entry<Content> {
    let key: String
    let content: Content
    var isUsed = false
  }

  private struct Entries<Content> {
    private var all: [Entry<Content>] = []
    /// Where there are so many that looking through them would cost more.
    private var places: [String: Int] = [:]
    private static var fewEnough: Int { 16 }

    mutating func reserveCapacity(_ count: Int) { all.reserveCapacity(count) }

    mutating func append(_ key: String, _ content: Content) {
      if all.count == Self.fewEnough {
        for (place, entry) in all.enumerated() { places[entry.key] = place }
      }
      if all.count >= Self.fewEnough { places[key] = all.count }
      all.append(Entry(key: key, content: content))
    }

    /// The content under a key; counts as its use.
    mutating func use(_ key: String) -> Content? {
      guard let found = place(of: key) else { return nil }
      all[found].isUsed = true
      return all[found].content
    }

    private func place(of key: String) -> Int? {
      if all.count > Self.fewEnough { return places[key] }
      // By place, so that the entries that are passed over are not copied.
      for place in all.indices where sameBytes(all[place].key, key) { return place }
      return nil
    }

    var unusedKeys: [String] { all.filter { !$0.isUsed }.map(\.key) }
  }

  private var names = Entries<String>()
  private var values = Entries<AttributeValue>()

  /// A request without any.
  package init() {}

  /// The values of a PartiQL statement, which it names by their numbers: `:0`, `:1`.
  init(values: [AttributeValue]) {
    for (number, value) in values.enumerated() { self.values.append(":\(number)", value) }
  }

  /// Reads ExpressionAttributeNames and ExpressionAttributeValues; nil where the request has no such
  /// parameter.
  ///
  /// The order of checks is dynalite's: names, then keys of values, then values.
  ///
  /// - Parameter values: An object of `{":v": {"S": "text"}}`, or an item.
  package init(names: JSON.Object?, values: JSON?) throws(DynamoDBError) {
    if let names { try read(names: names) }
    if let values { try read(values: values) }
  }

  private mutating func read(names: JSON.Object) throws(DynamoDBError) {
    let parameter = "ExpressionAttributeNames"
    guard !names.isEmpty else { throw Self.empty(parameter) }
    for member in names.members {
      try Self.check(key: member.name, sign: UInt8(ascii: "#"), of: parameter)
    }
    self.names.reserveCapacity(names.count)
    for member in names.members {
      let name = try member.value.requiredText()
      try Self.check(name: name, key: member.name, of: parameter)
      self.names.append(member.name, name)
    }
  }

  private mutating func read(values: JSON) throws(DynamoDBError) {
    let parameter = "ExpressionAttributeValues"
    let members: [JSON.Object.Member]
    switch values {
    case .object(let object): members = object.members
    case .item(let item), .value(.m(let item)):
      members = item.map { ($0.name, JSON.value($0.value)) }
    default: members = try Item(json: values).map { ($0.name, JSON.value($0.value)) }
    }
    guard !members.isEmpty else { throw Self.empty(parameter) }
    for member in members {
      try Self.check(key: member.name, sign: UInt8(ascii: ":"), of: parameter)
    }
    self.values.reserveCapacity(members.count)
    for member in members {
      let value: AttributeValue
      do throws(DynamoDBError) {
        value = try AttributeValue(json: member.value)
      } catch {
        throw Self.located(error, of: parameter, key: member.name)
      }
      self.values.append(member.name, value)
    }
  }

  private static func empty(_ parameter: String) -> DynamoDBError {
    DynamoDBError.validation("\(parameter) must not be empty").counted
  }

  /// Where a value is wrong. Nothing is said of it where the fault is counted (moto's tests: `1
  /// validation error detected: One or more parameter values were invalid: An string set  may not be
  /// empty`), nor of values that are nested too deep (Dynoxide issue 110).
  private static func located(
    _ error: DynamoDBError, of parameter: String, key: String
  ) -> DynamoDBError {
    guard error.type == DynamoDBError.validation("").type,
      error.message != DynamoDBError.nestedTooDeep.message
    else { return error }
    var error = error
    error.message = "\(parameter) contains invalid value: \(error.message) for key \(key)"
    return error
  }

  private static func check(
    key: String, sign: UInt8, of parameter: String
  ) throws(DynamoDBError) {
    try checkLength(ofKey: key, sign: sign, of: parameter)
    var key = key
    let isWellFormed = key.withUTF8 { bytes in
      bytes.count > 1 && bytes[0] == sign && bytes.dropFirst().allSatisfy(Token.isWordByte)
    }
    guard isWellFormed else {
      throw DynamoDBError.validation(
        "\(parameter) contains invalid key: Syntax error; key: \"\(key)\""
      ).counted
    }
  }

  /// Source: ExtendDB's test_expression_attribute_map_validation, written against the service: up to
  /// 255 bytes with the sign, looked at before the syntax; only keys of names are told their size.
  private static func checkLength(
    ofKey key: String, sign: UInt8, of parameter: String
  ) throws(DynamoDBError) {
    let size = key.utf8.count
    guard size > 255 else { return }
    throw DynamoDBError.validation(
      "\(parameter) contains invalid key: The expression attribute map contains a key that is too "
        + "long;" + (sign == UInt8(ascii: "#") ? " size of key: \(size)" : "")
    ).counted
  }

  /// Sources: ScyllaDB's test_limits, which pins "Empty attribute name", and `nameTooLarge`.
  private static func check(
    name: String, key: String, of parameter: String
  ) throws(DynamoDBError) {
    let count = name.utf8.count
    guard count > 0 else {
      throw DynamoDBError.validation(
        "\(parameter) contains invalid value: Empty attribute name for key \(key)"
      ).counted
    }
    if count > 65_535 { throw .nameTooLarge }
  }
}

extension Placeholders {
  /// What `#name` stands for; counts as its use.
  mutating func name(_ key: String) -> String? { names.use(key) }

  /// What `:value` stands for; counts as its use.
  mutating func value(_ key: String) -> AttributeValue? { values.use(key) }

  /// The names and values that no expression has used so far.
  package var unusedKeys: [String] { names.unusedKeys + values.unusedKeys }

  /// Call when all expressions of the request are parsed: each placeholder must be used by one.
  package func checkAllUsed() throws(DynamoDBError) {
    try Self.check(unused: names.unusedKeys, "ExpressionAttributeNames")
    try Self.check(unused: values.unusedKeys, "ExpressionAttributeValues")
  }

  private static func check(unused: [String], _ parameter: String) throws(DynamoDBError) {
    guard !unused.isEmpty else { return }
    throw DynamoDBError.validation(
      "Value provided in \(parameter) unused in expressions: keys: "
        + "{\(unused.joined(separator: ", "))}"
    ).counted
  }
}
