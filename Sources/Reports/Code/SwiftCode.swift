import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// A request as a call of the AWS SDK for Swift.
///
/// ```swift
/// try await client.getItem(
///   input: GetItemInput(
///     key: ["PK": .s("CHAN#7"), "SK": .s("CHAN#7")],
///     tableName: "chat"))
/// ```
enum SwiftCode {
  static func text(_ call: Call) -> String {
    let method = decapitalized(call.operation)
    guard !call.body.isEmpty else {
      return "try await client.\(method)(input: \(call.operation)Input())"
    }
    let arguments = sorted(call.body).map {
      "    \(decapitalized($0.name)): \(literal($0.value, $0.name))"
    }
    return "try await client.\(method)(\n  input: \(call.operation)Input(\n"
      + arguments.joined(separator: ",\n") + "))"
  }

  /// Members whose objects are dictionaries; all others are structures.
  private static let maps: Set<String> = [
    "AttributeUpdates", "ExclusiveStartKey", "Expected", "ExpressionAttributeNames",
    "ExpressionAttributeValues", "Item", "Key", "KeyConditions", "Keys", "QueryFilter",
    "RequestItems", "ScanFilter",
  ]
  /// Members whose texts are cases of an enumeration.
  private static let enumerations: Set<String> = [
    "Action", "AttributeType", "BillingMode", "ComparisonOperator", "ConditionalOperator",
    "KeyType", "ProjectionType", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics",
    "ReturnValues", "ReturnValuesOnConditionCheckFailure", "SSEType", "Select", "StreamViewType",
    "TableClass",
  ]

  private static func literal(_ value: JSON, _ member: String) -> String {
    switch value {
    case .null: return "nil"
    case .bool(let flag): return String(flag)
    case .number(let text): return text
    case .string(let text):
      return enumerations.contains(member) ? ".\(enumerationCase(text))" : quoted(text)
    case .array(let elements):
      return "[" + elements.map { literal($0, member) }.joined(separator: ", ") + "]"
    case .item(let item):
      return dictionary(item.map { ($0.name, literal($0.value)) })
    case .value(let value): return literal(value)
    case .object(let object):
      if let value = attributeValue(value) { return literal(value) }
      if maps.contains(member) {
        return dictionary(object.members.map { ($0.name, literal($0.value, "")) })
      }
      let members = sorted(object).map {
        "\(decapitalized($0.name)): \(literal($0.value, $0.name))"
      }
      return ".init(\(members.joined(separator: ", ")))"
    }
  }

  private static func attributeValue(_ value: JSON) -> AttributeValue? {
    guard let object = value.object, object.count == 1, let name = object.names.first,
      AttributeValue.Kind(name: name) != nil
    else { return nil }
    return try? AttributeValue(json: value)
  }

  private static func literal(_ value: AttributeValue) -> String {
    switch value {
    case .s(let text): ".s(\(quoted(text)))"
    case .n(let number): ".n(\"\(number)\")"
    case .b(let bytes): ".b(\(data(bytes)))"
    case .bool(let flag): ".bool(\(flag))"
    case .null: ".null(true)"
    case .l(let elements): ".l([\(elements.map(literal).joined(separator: ", "))])"
    case .m(let item): ".m(\(dictionary(item.map { ($0.name, literal($0.value)) })))"
    case .ss(let set): ".ss([\(set.elements.map(quoted).joined(separator: ", "))])"
    case .ns(let set): ".ns([\(set.elements.map { "\"\($0)\"" }.joined(separator: ", "))])"
    case .bs(let set): ".bs([\(set.elements.map(data).joined(separator: ", "))])"
    }
  }

  private static func data(_ bytes: [UInt8]) -> String {
    "Data([\(bytes.map { "\($0)" }.joined(separator: ", "))])"
  }

  private static func dictionary(_ members: [(name: String, value: String)]) -> String {
    members.isEmpty
      ? "[:]"
      : "[" + members.map { "\(quoted($0.name)): \($0.value)" }.joined(separator: ", ") + "]"
  }

  /// The SDK's initialisers take members in the order of the alphabet.
  private static func sorted(_ object: JSON.Object) -> [JSON.Object.Member] {
    object.members.sorted { precedesByBytes(decapitalized($0.name), decapitalized($1.name)) }
  }

  /// `TableName` → `tableName`, `SSESpecification` → `sseSpecification`
  private static func decapitalized(_ name: String) -> String {
    let words = CodeLanguage.words(name, "_").split(separator: "_")
    return words.enumerated().map { index, word in
      index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }

  /// `PAY_PER_REQUEST` → `payPerRequest`
  private static func enumerationCase(_ text: String) -> String {
    text.lowercased().split(separator: "_").enumerated().map { index, word in
      index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.showsAsItself || scalar.isJoiner: result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "\""
  }
}
