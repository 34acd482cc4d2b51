import DynamoDBWire
import Testing

/// The stored form is read back exactly, and ordered as the numbers are.
@Suite struct NumberBytesTests {
  @Test(arguments: [
    "0", "1", "-1", "9", "10", "99", "100", "101", "0.1", "0.01", "0.001", "-0.001", "1.5", "-1.55",
    "12345678901234567890123456789012345678", "1234567890123456789012345678901234567.8",
    "-1.2345678901234567890123456789012345678", "0.12345678901234567890123456789012345678",
    "0.012345678901234567890123456789012345678", "99999999999999999999999999999999999999e87",
    "99999999999999999999999999999999999999e88", "12345678901234567890123456789012345679e-57",
    "12345678901234567890123456789012345679e-58", "1e125", "1e124", "-1e125", "1e-130", "1e-129",
    "-1e-130", "10000000000000000000000000000000000001e10",
    "1000000000000000000000000000000000001e10",
  ])
  func roundTrip(_ text: String) throws {
    let number = try Number(parsing: text)
    #expect(number.stored.withUnsafeBytes { Number(bytes: $0) } == number)
    #expect(number.stored.count <= 23)
  }

  /// From the smallest number to the largest: neighbours where signs, exponents and lengths change.
  @Test func steps() throws {
    let ascending = [
      "-9.9999999999999999999999999999999999999e125", "-1e125", "-9e124", "-1001", "-1000.5",
      "-1000",
      "-999", "-100", "-99.5", "-99", "-10", "-9.9", "-2", "-1.56", "-1.55", "-1.5", "-1.05", "-1",
      "-0.99", "-0.1", "-0.09", "-0.01", "-0.001", "-1e-129", "-1e-130", "0", "1e-130", "1.1e-130",
      "1e-129", "0.001", "0.0099", "0.01", "0.0101", "0.1", "0.99", "1", "1.0000000000000000001",
      "1.05", "1.5", "1.55", "2", "9.9", "10", "10.01", "99", "99.5", "100", "101", "999", "1000",
      "9e124", "1e125", "9.9999999999999999999999999999999999999e125",
    ]
    for (smaller, larger) in zip(ascending, ascending.dropFirst()) {
      let (low, high) = (try Number(parsing: smaller), try Number(parsing: larger))
      #expect(low < high, "\(smaller) < \(larger)")
      #expect(!(high < low), "\(larger) < \(smaller)")
      #expect(low.stored.lexicographicallyPrecedes(high.stored), "\(smaller) before \(larger)")
    }
  }

  @Test func randomNumbers() throws {
    var random = SplitMix64(state: 1)
    var numbers: [Number] = []
    for _ in 0..<1500 { numbers.append(try Self.number(&random)) }
    for (index, left) in numbers.enumerated() {
      #expect(left.stored.withUnsafeBytes { Number(bytes: $0) } == left)
      // One random partner, and a near one: the same number with another last digit.
      let near = (try? left.adding(try Self.lastDigit(of: left))) ?? left
      for right in [numbers[(index * 7 + 1) % numbers.count], near] {
        let order = Self.order(left.description, right.description)
        #expect((left < right) == (order < 0), "\(left) < \(right)")
        #expect((left == right) == (order == 0), "\(left) == \(right)")
        let (leftBytes, rightBytes) = (left.stored, right.stored)
        #expect(
          leftBytes.lexicographicallyPrecedes(rightBytes) == (order < 0), "\(left) and \(right)")
      }
    }
  }

  private static func number(_ random: inout SplitMix64) throws -> Number {
    let count = Int.random(in: 1...38, using: &random)
    let digits = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    let isWide = Bool.random(using: &random)
    let exponent = isWide ? Int.random(in: -130...87, using: &random) : -count / 2
    return try Number(parsing: (Bool.random(using: &random) ? "-" : "") + digits + "E\(exponent)")
  }

  private static func lastDigit(of number: Number) throws -> Number {
    try Number(parsing: "1E\(number.exponent)")
  }

  /// Compares two plain decimals digit by digit: a second opinion that shares no code with `Number`.
  private static func order(_ left: String, _ right: String) -> Int {
    let (a, b) = (padded(left), padded(right))
    switch (a.isNegative, b.isNegative) {
    case (true, false): return -1
    case (false, true): return 1
    case (let isNegative, _):
      if a.digits == b.digits { return 0 }
      return a.digits.lexicographicallyPrecedes(b.digits) != isNegative ? -1 : 1
    }
  }

  /// 130 digits before the point and 180 behind it.
  private static func padded(_ text: String) -> (isNegative: Bool, digits: [Character]) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let whole = Array(parts[0])
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    return (
      isNegative,
      Array(repeating: "0", count: 130 - whole.count) + whole + fraction
        + Array(repeating: "0", count: 180 - fraction.count)
    )
  }
}

extension Number {
  fileprivate var stored: [UInt8] {
    var bytes: [UInt8] = []
    appendBytes(to: &bytes)
    return bytes
  }
}
