import DynamoDBExpressions
import DynamoDBWire
import Foundation
import Testing

/// One case of a file in `Cases`: an expression, what it is applied to, and what is expected.
struct ExpressionCase: Sendable, CustomTestStringConvertible {
  let expression: String
  private let names: JSON.Object?
  private let values: JSON?
  let item: Item
  let expected: JSON?
  /// The message of the expected ValidationException.
  let error: String?
  let members: JSON.Object

  var testDescription: String { String(expression.prefix(80)) }

  /// The cases of a file; those without an item share the file's.
  static func all(in file: String) throws -> [ExpressionCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try Data(contentsOf: folder.appending(path: "Cases/\(file).json"))
    let json = try JSONParser.parse([UInt8](text))
    let shared = try json["item"].map { try Item(json: $0) } ?? .empty
    return try #require(json["cases"]?.array).map { json in
      let members = try #require(json.object)
      return ExpressionCase(
        expression: try #require(members["expression"]?.string),
        names: members["names"]?.object,
        values: members["values"],
        item: try members["item"].map { try Item(json: $0) } ?? shared,
        expected: members["expected"],
        error: members["error"]?.string,
        members: members)
    }
  }

  /// Parses with the case's placeholders, all of which the expression must use.
  func parse<Expression>(
    _ parse: (inout Placeholders) throws(DynamoDBError) -> Expression
  ) throws(DynamoDBError) -> Expression {
    var placeholders = try Placeholders(names: names, values: values)
    let expression = try parse(&placeholders)
    try placeholders.checkAllUsed()
    return expression
  }

  /// Runs `body` and compares its error, or that there is none, with the case.
  func expectError(_ body: () throws(DynamoDBError) -> Void) {
    do throws(DynamoDBError) {
      try body()
      #expect(error == nil, "no error")
    } catch let thrown {
      #expect(thrown.type == "ValidationException")
      #expect(thrown.message == error)
    }
  }
}
