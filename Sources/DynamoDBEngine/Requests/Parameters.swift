import DynamoDBExpressions
import DynamoDBWire

/// Reads an operation's input and collects what is wrong with it, in the service's order.
///
/// Every accessor gives a value, a harmless one where the input has none that can be used; the
/// engine asks for `failure` before it runs the operation. So initialisers read like the API page,
/// and the order of errors is settled in one place: by stage, and within a stage by the order in
/// which they were found.
struct Parameters {
  /// The service's order of checks (dynalite and Dynoxide observed it on the service).
  enum Stage: Int, Comparable {
    /// JSON types: SerializationException.
    case types
    /// A table name that is missing or of a bad length is reported alone.
    case tableName
    /// Constraints of the service model, collected into one message.
    case constraints
    /// Expressions mixed with legacy parameters, placeholders without expressions.
    case combinations
    /// What must be looked at before attribute values.
    case beforeValues
    case values
    /// What belongs to one operation.
    case operation
    case expressions
    case afterExpressions

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  let body: JSON.Object
  /// A bit for each length of a member's name: most of the parameters that operations ask for are
  /// absent, and most of those are known to be by the length of their names.
  private let nameLengths: UInt64
  /// Where the body stands in the request, for messages: `transactItems.1.member.put.`
  /// Written only where something is wrong: a batch has many places.
  private let path: () -> String
  private var violations: [String] = []
  private var first: (stage: Stage, error: DynamoDBError)?
  /// Whether only the first of several choices that are none is reported.
  private var reportsOneChoice = false
  private var hasBadChoice = false
  /// Made of the request's names and values with the first expression that is read.
  var placeholders: Placeholders?

  init(_ body: JSON.Object, at path: @escaping @autoclosure () -> String = "") {
    self.body = body
    self.path = path
    nameLengths = body.members.reduce(0) { $0 | Self.lengthBit($1.name) }
  }

  private static func lengthBit(_ name: String) -> UInt64 { 1 << UInt64(name.utf8.count & 63) }

  /// Reads a structure inside this one; what is wrong in it is wrong here.
  mutating func inside<Result>(
    _ body: JSON.Object, at path: @escaping @autoclosure () -> String,
    _ read: (inout Parameters) -> Result
  ) -> Result {
    let outer = self.path
    var inner = Parameters(body, at: "\(outer())\(path()).")
    let result = read(&inner)
    violations += inner.violations
    if let (stage, error) = inner.first { report(stage, error) }
    return result
  }

  mutating func report(_ stage: Stage, _ error: DynamoDBError) {
    let stage = error.type == "SerializationException" ? .types : stage
    if let first, first.stage <= stage { return }
    first = (stage, error)
  }

  /// Notes a constraint of the service model that does not hold.
  ///
  /// - Parameters:
  ///   - value: As Java prints it; nil for null.
  ///   - path: `provisionedThroughput.readCapacityUnits`
  mutating func violation(_ value: String?, at path: String, _ constraint: String) {
    let shown = value.map { "'\($0)'" } ?? "null"
    violations.append(
      "Value \(shown) at '\(self.path())\(path)' failed to satisfy constraint: \(constraint)")
  }

  /// From here on, only the first choice that is none is reported (UpdateItem: Dynoxide, eu-west-2).
  mutating func reportOneChoice() { reportsOneChoice = true }

  /// What is wrong so far is said alone.
  mutating func reportSoFar() {
    if !violations.isEmpty, let failure { report(.tableName, failure) }
  }

  /// What the service would answer instead of running the operation.
  var failure: DynamoDBError? {
    if let first, first.stage < .constraints || violations.isEmpty { return first.error }
    guard !violations.isEmpty else { return nil }
    let shown = violations.prefix(10)
    return .validation(
      "\(shown.count) validation error\(shown.count == 1 ? "" : "s") detected: "
        + shown.joined(separator: "; "))
  }
}

extension Parameters {
  /// A member that is there and not null.
  func member(_ name: String) -> JSON? {
    guard nameLengths & Self.lengthBit(name) != 0, let value = body[name] else { return nil }
    if case .null = value { return nil }
    return value
  }

  func has(_ name: String) -> Bool { member(name) != nil }

  /// Reads a member with a reader that may refuse it.
  mutating func read<Result>(
    _ name: String, _ stage: Stage = .types,
    _ reader: (JSON) throws(DynamoDBError) -> Result
  ) -> Result? {
    guard let value = member(name) else { return nil }
    do throws(DynamoDBError) {
      return try reader(value)
    } catch {
      report(stage, error)
      return nil
    }
  }

  mutating func text(_ name: String) -> String? {
    read(name) { json throws(DynamoDBError) in try json.requiredText() }
  }

  mutating func flag(_ name: String) -> Bool? {
    read(name) { json throws(DynamoDBError) in try json.requiredFlag() }
  }

  mutating func list(_ name: String) -> [JSON]? {
    read(name) { json throws(DynamoDBError) in try json.requiredList() }
  }

  mutating func object(_ name: String) -> JSON.Object? {
    read(name) { json throws(DynamoDBError) in try json.requiredObject() }
  }

  mutating func integer(_ name: String, atLeast minimum: Int) -> Int? {
    let value = read(name) { json throws(DynamoDBError) in try json.requiredInteger() }
    if let value, value < minimum {
      violation(
        String(value), at: name.lowerFirst,
        "Member must have value greater than or equal to \(minimum)")
    }
    return value
  }

  mutating func integer(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    let value = integer(name, atLeast: range.lowerBound)
    if let value, value > range.upperBound {
      violation(
        String(value), at: name.lowerFirst,
        "Member must have value less than or equal to \(range.upperBound)")
    }
    return value
  }

  /// Notes a constraint that does not hold, as operations word it that name the member as the request
  /// does and do not repeat its value: `Value at 'Limit' failed to satisfy constraint: …`.
  mutating func shortViolation(at path: String, _ constraint: String) {
    violations.append("Value at '\(path)' failed to satisfy constraint: \(constraint)")
  }

  /// One of a set of texts.
  /// - Parameter values: In the order in which the service's message lists them.
  mutating func choice(_ name: String, of values: [String]) -> String? {
    guard let value = text(name) else { return nil }
    if !values.contains(value) {
      if !(reportsOneChoice && hasBadChoice) {
        violation(
          value, at: name.lowerFirst,
          "Member must satisfy enum value set: [\(values.joined(separator: ", "))]")
      }
      hasBadChoice = true
    }
    return value
  }
}

extension Parameters {
  /// The table an operation is about, given by its name or its ARN.
  mutating func tableName(shortest: Int = 1) -> String {
    guard let text = text("TableName") else {
      report(
        .tableName,
        .validation("The parameter 'TableName' is required but was not present in the request"))
      return ""
    }
    checkTable(text, at: "tableName", shortest: shortest)
    return Self.tableName(fromARN: text) ?? text
  }

  /// `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME`
  static func tableName(fromARN text: String) -> String? {
    guard text.isARN else { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[5].hasPrefix("table/") else { return nil }
    let resource = parts[5].dropFirst("table/".count)
    return String(resource.prefix { $0 != "/" })
  }

  /// A required text of a length in bytes; the service's model calls both its constraints.
  mutating func checkLength(of text: String?, at path: String, _ length: ClosedRange<Int>) {
    guard let text else {
      violation(nil, at: path, "Member must not be null")
      return
    }
    if text.utf8.count < length.lowerBound {
      violation(
        text, at: path,
        "Member must have length greater than or equal to \(length.lowerBound)")
    }
    if text.utf8.count > length.upperBound {
      violation(
        text, at: path, "Member must have length less than or equal to \(length.upperBound)")
    }
  }

  /// A name of a length; an empty one has none of the letters it must have either, where it may not be
  /// empty for its length.
  ///
  /// - Parameter isLengthLast: The service tells both faults in an order of its own, which is the same
  ///   for a member every time (DDB-TABLE-457, October 2026).
  mutating func checkName(
    _ text: String, at path: String, length: ClosedRange<Int>, isLengthLast: Bool = false
  ) {
    if !isLengthLast { checkLength(of: text, at: path, length) }
    if !text.utf8.allSatisfy(\.isNameByte) || text.isEmpty && length.lowerBound > 1 {
      violation(text, at: path, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
    }
    if isLengthLast { checkLength(of: text, at: path, length) }
  }

  /// A required map of attributes.
  mutating func item(_ name: String) -> Item {
    guard member(name) != nil else {
      violation(nil, at: name.lowerFirst, "Member must not be null")
      return .empty
    }
    return optionalItem(name) ?? .empty
  }

  mutating func optionalItem(_ name: String) -> Item? {
    read(name, .values) { json throws(DynamoDBError) in try Item(json: json) }
  }

  mutating func capacityDetail() -> ConsumedCapacity.Detail {
    let level = choice("ReturnConsumedCapacity", of: ["INDEXES", "TOTAL", "NONE"])
      .flatMap(ConsumedCapacity.Detail.Level.init)
    guard let level, level != .none else { return .none }
    return ConsumedCapacity.Detail(level: level, tableARNs: givenTables.filter(\.isARN))
  }
}

extension String {
  /// Whether this is the beginning of an ARN. `hasPrefix` by itself is slow, and most names differ in
  /// their first letter.
  var isARN: Bool { utf8.first == UInt8(ascii: "a") && hasPrefix("arn:") }

  /// `tableName` for `TableName`, as the service's messages name members.
  var lowerFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension UInt8 {
  /// A letter, a digit, `_`, `.` or `-`.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
