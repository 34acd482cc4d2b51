/// Reading attribute values from the API's JSON, with the service's texts for what it refuses.
///
/// The texts are those dynalite recorded on the service; the order is that of its checks: type by
/// type inside one value, depth first.
extension Item {
  /// Reads `{"name": {"TYPE": value}}`.
  ///
  /// - Throws: SerializationException where the JSON has another shape, ValidationException for
  ///   values DynamoDB refuses.
  package init(json: JSON) throws(DynamoDBError) {
    switch json {
    case .item(let item): self = item
    case .value(.m(let item)): self = item
    case .object(let object): self = try Item(json: object, depth: 0)
    case .array:
      throw .serialization(
        "Unrecognized collection type java.util.Map<java.lang.String, "
          + "com.amazonaws.dynamodb.v20120810.AttributeValue>")
    default: throw .serialization("Unexpected field type")
    }
  }

  fileprivate init(json object: JSON.Object, depth: Int) throws(DynamoDBError) {
    var writer = ItemWriter()
    for member in object.members {
      try Self.checkName(member.name)
      try writer.append(member.name, json: member.value, depth: depth)
    }
    self = writer.item
  }
}

extension Item {
  /// Source: "Naming rules and data types", Developer Guide: 1 to 65,535 bytes. The texts are those
  /// of ScyllaDB's test_limits.py and ExtendDB's issue 365, measured in September 2026.
  package static func checkName(_ name: String) throws(DynamoDBError) {
    if name.isEmpty { throw .invalidParameter("Empty attribute name") }
    if name.utf8.count > 65_535 { throw .nameTooLarge }
  }
}

extension AttributeValue {
  /// Reads `{"TYPE": value}`.
  package init(json: JSON) throws(DynamoDBError) {
    if case .value(let value) = json {
      self = value
      return
    }
    // The commonest ones straight, the others by way of their stored form.
    if case .object(let object) = json, object.count == 1, let member = object.members.first {
      switch AttributeValue.Kind(name: member.name) {
      case .s:
        self = .s(try member.value.requiredText())
        return
      case .n:
        self = .n(try Number(wire: try member.value.requiredText()))
        return
      default: break
      }
    }
    var bytes: [UInt8] = []
    _ = try bytes.appendEncoded(json, depth: 0)
    self = bytes.withUnsafeBytes { EncodedValue($0).decoded }
  }

  /// Source: "Service, account, and table quotas in Amazon DynamoDB", nested attribute depth.
  ///
  /// It holds for values in expressions too: refused in eu-west-2 in June 2026 (Dynoxide issue 110),
  /// while ExtendDB saw values that are only compared accepted in May (pull request 123).
  package static let maximumDepth = 32
}

extension [UInt8] {
  /// Appends a value given in the API's JSON, checked.
  /// - Returns: The size DynamoDB counts for it.
  mutating func appendEncoded(_ json: JSON, depth: Int) throws(DynamoDBError) -> Int {
    switch json {
    case .value(let value): return appendEncoded(value)
    case .item(let item):
      guard let object = JSON.item(item).expanded.object else { return 0 }
      return try appendEncoded(.object(object), depth: depth)
    case .object(let object):
      // Nearly every value is an object of one known type; what it is otherwise is told apart behind.
      guard let member = object.members.first, object.count == 1,
        let kind = AttributeValue.Kind(name: member.name)
      else { return try appendOnlyKnownMember(of: object, depth: depth) }
      guard depth < AttributeValue.maximumDepth else { throw .nestedTooDeep }
      return try appendEncoded(member.value, kind: kind, depth: depth)
    case .array:
      throw .serialization(
        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")
    default: throw .serialization("Unexpected value type in payload")
    }
  }

  /// Members that are no type are left out; of several types each must be well-formed before their
  /// number is an error.
  private mutating func appendOnlyKnownMember(
    of object: JSON.Object, depth: Int
  ) throws(DynamoDBError) -> Int {
    let members = object.members.filter { AttributeValue.Kind(name: $0.name) != nil }
    guard let first = members.first else {
      throw .validation(
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
    }
    if members.count > 1 {
      for member in members {
        var scratch: [UInt8] = []
        _ = try scratch.appendEncoded(
          .object(JSON.Object(uniqueMembers: [member])), depth: depth)
      }
      throw .validation(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
          + "the supported datatypes")
    }
    return try appendEncoded(.object(JSON.Object(uniqueMembers: [first])), depth: depth)
  }

  private mutating func appendEncoded(
    _ content: JSON, kind: AttributeValue.Kind, depth: Int
  ) throws(DynamoDBError) -> Int {
    typealias Tag = EncodedValue.Tag
    switch kind {
    case .s: return appendEncoded(.s(try content.requiredText()))
    case .n: return appendEncoded(.n(try Number(wire: try content.requiredText())))
    case .b: return appendEncoded(.b(try content.requiredBinary()))
    case .bool: return appendEncoded(.bool(try content.requiredFlag()))
    case .null:
      guard try content.requiredFlag() else {
        throw DynamoDBError.invalidParameter(
          "Null attribute value types must have the value of true"
        ).counted
      }
      return appendEncoded(.null)
    case .l:
      let elements = try content.requiredList()
      append(Tag.list)
      return try appendSized { bytes throws(DynamoDBError) in
        var size = 3
        for element in elements { size += 1 + (try bytes.appendEncoded(element, depth: depth + 1)) }
        return size
      }
    case .m:
      let item: Item =
        switch content {
        case .object(let object): try Item(json: object, depth: depth + 1)
        default: try Item(json: content)
        }
      return appendEncoded(.m(item))
    case .ss, .ns, .bs: return appendEncoded(try AttributeValue(set: kind, content))
    }
  }
}

extension AttributeValue {
  fileprivate init(set kind: Kind, _ content: JSON) throws(DynamoDBError) {
    let elements = try content.requiredList()
    try Self.refuseNull(in: elements, of: kind)
    switch kind {
    case .ns:
      guard !elements.isEmpty else {
        throw DynamoDBError.invalidParameter("An number set  may not be empty").counted
      }
      var numbers: [Number] = []
      for element in elements { numbers.append(try Number(wire: try element.requiredText())) }
      let set = AttributeSet(numbers)
      guard set.count == numbers.count else {
        throw DynamoDBError.validation("Input collection contains duplicates").counted
      }
      self = .ns(set)
    case .bs:
      guard !elements.isEmpty else {
        throw DynamoDBError.invalidParameter("Binary sets should not be empty").counted
      }
      var binaries: [[UInt8]] = []
      for element in elements { binaries.append(try element.requiredBinary()) }
      let set = AttributeSet(binaries)
      guard set.count == binaries.count else {
        throw DynamoDBError.invalidParameter(
          "Input collection \(listed(elements))of type BS contains duplicates."
        ).counted
      }
      self = .bs(set)
    default:
      guard !elements.isEmpty else {
        throw DynamoDBError.invalidParameter("An string set  may not be empty").counted
      }
      var texts: [String] = []
      for element in elements { texts.append(try element.requiredText()) }
      let set = AttributeSet(texts)
      guard set.count == texts.count else {
        throw DynamoDBError.invalidParameter(
          "Input collection \(listed(elements)) contains duplicates."
        ).counted
      }
      self = .ss(set)
    }
  }
}

extension AttributeValue {
  /// Source: ExtendDB's test_attribute_value_validation, written against the service; the text is
  /// evidenced for string sets, the others are known to have their own.
  private static func refuseNull(in elements: [JSON], of kind: Kind) throws(DynamoDBError) {
    guard elements.contains(.null) else { return }
    let text =
      switch kind {
      case .ns: "An number set may not have a null string as a member"
      case .bs: "Binary sets may not have a null binary as a member"
      default: "An string set may not have a null string as a member"
      }
    throw DynamoDBError.invalidParameter(text).counted
  }
}

/// A list in Java's notation, as the service's texts show it.
private func listed(_ elements: [JSON]) -> String {
  "[" + elements.compactMap(\.string).joined(separator: ", ") + "]"
}

extension Number {
  /// Reads a number as the wire has it, with the service's text where it is none.
  package init(wire text: String) throws(DynamoDBError) {
    do throws(ParsingError) {
      try self.init(parsing: text)
    } catch {
      throw error.error(for: text)
    }
  }
}

extension DynamoDBError {
  /// A value inside more than 31 lists and maps; the text is from nubo-db/dynoxide issue 110.
  package static var nestedTooDeep: DynamoDBError {
    .validation(
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
        + "beyond supported limit")
  }

  package static var nameTooLarge: DynamoDBError {
    DynamoDBError.validation("Attribute name is too large, must be less than 65536 bytes").counted
  }

  package static func invalidParameter(_ text: String) -> DynamoDBError {
    .validation("One or more parameter values were invalid: \(text)")
  }
}
