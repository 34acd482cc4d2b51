import DynamoDBWire

/// Looks for the first value of a request whose JSON type is not its member's.
///
/// The service refuses it before anything else, wherever it stands. Operations read what they need
/// and see most of these faults themselves; so the whole request is looked through only when
/// something else is to be refused. Texts: dynalite's checkTypes, recorded on the service.
struct RequestTypeCheck {
  /// A type as the table writes it: `String`, `[Tag]`, `{AttributeValue}`.
  private typealias TypeName = Substring

  private static let structures: [String: [(name: String, type: TypeName)]] = {
    var structures: [String: [(name: String, type: TypeName)]] = [:]
    var current = ""
    for word in RequestShapes.text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        current = String(word.dropLast())
        structures[current] = []
      } else if let colon = word.firstIndex(of: ":") {
        structures[current]?.append(
          (String(word[..<colon]), word[word.index(after: colon)...]))
      }
    }
    return structures
  }()

  /// The service's refusal, or nil where all types are right or the operation is not known.
  static func failure(of call: Call) -> DynamoDBError? {
    do throws(DynamoDBError) {
      try check(call.body, Substring(call.operation))
      return nil
    } catch {
      return error.type == "SerializationException" ? error : nil
    }
  }

  private static func check(_ object: JSON.Object, _ structure: TypeName) throws(DynamoDBError) {
    for member in structures[String(structure)] ?? [] {
      guard let value = object[member.name] else { continue }
      try check(value, member.type, isInside: false)
    }
  }

  /// - Parameter isInside: Whether the value is an element of a list or a map.
  private static func check(
    _ value: JSON, _ type: TypeName, isInside: Bool
  ) throws(DynamoDBError) {
    if case .null = value { return }
    switch type {
    case "String": _ = try value.requiredText()
    case "Boolean": _ = try value.requiredFlag()
    case "Integer", "Long": _ = try value.requiredInteger(String(type))
    case "Date": _ = try value.requiredInteger("Double")
    case "AttributeValue":
      try refuseScalarOrList(value, type, isInside: isInside)
      do throws(DynamoDBError) {
        _ = try AttributeValue(json: value)
      } catch  where error.type == "SerializationException" {
        throw error
      } catch {
        // What else is wrong with it is said in its turn.
      }
    case _ where type.hasPrefix("["):
      if isInside { try refuseScalar(value, parameterized) }
      for element in try value.requiredList() {
        try check(element, type.dropFirst().dropLast(), isInside: true)
      }
    case _ where type.hasPrefix("{"):
      try checkMap(value, type.dropFirst().dropLast(), isInside: isInside)
    default:
      try refuseScalarOrList(value, type, isInside: isInside)
      try check(value.expanded.object ?? [:], type)
    }
  }

  private static func checkMap(
    _ value: JSON, _ type: TypeName, isInside: Bool
  ) throws(DynamoDBError) {
    if case .array = value {
      throw .serialization(
        "Unrecognized collection type java.util.Map<java.lang.String, \(javaName(type))>")
    }
    try refuseScalar(value, isInside ? parameterized : "Unexpected field type")
    // What was read as an item already has the types of one.
    if case .item = value { return }
    for entry in value.object?.members ?? [] {
      try check(entry.value, type, isInside: true)
    }
  }

  private static func refuseScalarOrList(
    _ value: JSON, _ type: TypeName, isInside: Bool
  ) throws(DynamoDBError) {
    if case .array = value {
      throw .serialization("Unrecognized collection type class \(javaName(type))")
    }
    try refuseScalar(
      value, isInside ? "Unexpected value type in payload" : "Unexpected field type")
  }

  private static func refuseScalar(_ value: JSON, _ text: String) throws(DynamoDBError) {
    switch value {
    case .string, .number, .bool: throw .serialization(text)
    default: break
    }
  }

  private static func javaName(_ type: TypeName) -> String {
    switch type {
    case "String": "java.lang.String"
    case _ where type.hasPrefix("["): "java.util.List<\(javaName(type.dropFirst().dropLast()))>"
    default: "com.amazonaws.dynamodb.v20120810.\(type)"
    }
  }

  private static let parameterized =
    "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class "
    + "java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and "
    + "java.lang.Class are in module java.base of loader 'bootstrap')"
}
