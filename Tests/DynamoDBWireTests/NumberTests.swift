import DynamoDBWire
import Testing

/// Source: "Naming rules and data types", section Number, and ScyllaDB's test_number.
@Suite struct NumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("+0.000", "0"), ("0e99", "0"), ("0E+200", "0"), ("3", "3"),
    ("+3", "3"), ("-7.1234", "-7.1234"), (".123", "0.123"), ("5.", "5"), ("0001.23", "1.23"),
    ("1.50", "1.5"), ("1e3", "1000"), ("1E+3", "1000"), ("1000.0", "1000"), ("-17e5", "-1700000"),
    ("-17.4E37", "-174000000000000000000000000000000000000"), ("12.5e-3", "0.0125"),
    ("1e-10", "0.0000000001"), ("+012.50e1", "125"), ("0.1e126", "1" + zeros(125)),
    ("3.1415926535897932384626433832795028841", "3.1415926535897932384626433832795028841"),
    ("31415926535897932384626433832795028841e3", "31415926535897932384626433832795028841000"),
    ("10000000000000000000000000000000000000000", "1" + zeros(40)),
    ("1e125", "1" + zeros(125)), ("1e-130", "0." + zeros(129) + "1"),
    ("-9.9999999999999999999999999999999999999e125", "-" + nines(38) + zeros(88)),
  ])
  func normalForm(_ text: String, _ normal: String) throws {
    let number = try Number(parsing: text)
    #expect(number.description == normal)
    #expect(try Number(parsing: normal) == number)
  }

  @Test(
    arguments: [
      ("", .syntax), ("-", .syntax), ("+", .syntax), (".", .syntax), ("e5", .syntax),
      ("1e", .syntax),
      ("1e+", .syntax), ("1.2.3", .syntax), (" 1", .syntax), ("1 ", .syntax), ("1e5.0", .syntax),
      ("NaN", .syntax), ("Infinity", .syntax), ("-Infinity", .syntax), ("dog", .syntax),
      ("0x10", .syntax), ("1_000", .syntax), ("１", .syntax), ("--1", .syntax), ("1,5", .syntax),
      ("1e126", .overflow), ("-11e125", .overflow), ("1.0e100000000", .overflow),
      ("1e99999999999999999999999", .overflow), ("1e-131", .underflow), ("0.9e-130", .underflow),
      ("-1e-99999999999999999999999", .underflow),
      ("3.14159265358979323846264338327950288419", .tooManyDigits),
      ("314159265358979323846264338327950288419e30", .tooManyDigits),
      ("100000000000000000000000000000000000001", .tooManyDigits),
    ] as [(String, Number.ParsingError)])
  func refused(_ text: String, _ expected: Number.ParsingError) {
    #expect(throws: expected) { try Number(parsing: text) }
  }

  @Test(
    arguments: [
      (.syntax, "dog", "The parameter cannot be converted to a numeric value: dog"),
      (.syntax, "", "The parameter cannot be converted to a numeric value"),
      (.tooManyDigits, "1", "Attempting to store more than 38 significant digits in a Number"),
      (
        .overflow, "1",
        "Number overflow. Attempting to store a number with magnitude larger than supported range"
      ),
      (
        .underflow, "1",
        "Number underflow. Attempting to store a number with magnitude smaller than supported range"
      ),
    ] as [(Number.ParsingError, String, String)])
  func texts(_ reason: Number.ParsingError, _ text: String, _ message: String) {
    #expect(reason.error(for: text).type == "ValidationException")
    #expect(reason.error(for: text).message == message)
  }

  @Test(
    arguments: [
      ("0", 0), ("-1500", -1500), ("1.5e3", 1500), ("1.5", nil), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil),
      ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e100", nil), ("0.1e1", 1),
    ] as [(String, Int?)])
  func int(_ text: String, _ expected: Int?) throws {
    let number = try Number(parsing: text)
    #expect(number.int == expected)
    if let expected { #expect(Number(expected) == number) }
  }

  /// One byte, one for two digits on each side of the point, one for a minus sign (measured by
  /// Dynoxide on the service).
  @Test(arguments: [
    ("0", 1), ("1", 2), ("-1", 3), ("12", 2), ("123", 3), ("1000000", 2), ("1.5", 3), ("-1.55", 4),
    ("0.001", 2), ("100.001", 5), ("12345678901234567890", 11),
    ("31415926535897932384626433832795028841", 20), ("1e125", 2), ("1e-130", 2),
  ])
  func size(_ text: String, _ size: Int) throws {
    #expect(try Number(parsing: text).size == size)
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  private static func nines(_ count: Int) -> String { String(repeating: "9", count: count) }
}
