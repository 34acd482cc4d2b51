import DynamoDBWire
import Foundation
import Testing

/// `Cases/sums.json` has exact sums, computed with Python's decimal module: a, b, and their sum in
/// normal form or the name of the error.
@Suite struct NumberArithmeticTests {
  @Test func sums() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases/sums.json")
    let json = try JSONParser.parse([UInt8](try Data(contentsOf: file)))
    let rows = try #require(json.array)
    #expect(rows.count > 300)
    for row in rows {
      let texts = try #require(row.array).compactMap(\.string)
      let (a, b) = (try Number(parsing: texts[0]), try Number(parsing: texts[1]))
      #expect(
        Self.result { () throws(Number.ParsingError) in try a.adding(b) } == texts[2], "\(row)")
      #expect(
        Self.result { () throws(Number.ParsingError) in try a.subtracting(-b) } == texts[2],
        "\(row)")
    }
  }

  private static func result(_ sum: () throws(Number.ParsingError) -> Number) -> String {
    do throws(Number.ParsingError) {
      return try sum().description
    } catch {
      return "\(error)"
    }
  }

  @Test func negation() throws {
    #expect((-Number(0)).isNegative == false)
    #expect(-Number(5) == Number(-5))
    #expect(-(-Number(5)) == Number(5))
  }
}
