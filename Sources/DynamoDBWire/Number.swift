/// A DynamoDB number: an exact decimal of up to 38 significant digits.
///
/// Zero, or a magnitude from 1E-130 to 9.9999999999999999999999999999999999999E+125.
/// Source: "Naming rules and data types", DynamoDB Developer Guide, section Number.
package struct Number: Sendable, Hashable {
  /// The significant digits as a whole number, without zeros at its end; 0 for zero.
  package let coefficient: UInt128
  /// The power of ten the coefficient is multiplied by; 0 for zero.
  package let exponent: Int
  package let isNegative: Bool

  package static let maximumDigits = 38
  /// The powers of ten of the first significant digit.
  static let magnitudes = -130...125

  package static let zero = Number(0)

  package init(_ value: Int) {
    self.init(reducing: UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
  }

  /// Drops zeros at the end of the coefficient; makes no other check.
  init(reducing coefficient: UInt128, exponent: Int, isNegative: Bool) {
    guard coefficient != 0 else {
      self.init(coefficient: 0, exponent: 0, isNegative: false)
      return
    }
    var reduced = coefficient
    var exponent = exponent
    // 64-bit division is many times cheaper, and nearly every number fits.
    if let small = UInt64(exactly: coefficient) {
      var small = small
      while small.isMultiple(of: 10) {
        small /= 10
        exponent += 1
      }
      reduced = UInt128(small)
    } else {
      while reduced.isMultiple(of: 10) {
        reduced /= 10
        exponent += 1
      }
    }
    self.init(coefficient: reduced, exponent: exponent, isNegative: isNegative)
  }

  init(coefficient: UInt128, exponent: Int, isNegative: Bool) {
    self.coefficient = coefficient
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// How many digits the coefficient has; 1 for zero.
  package var digitCount: Int { Self.digitCount(of: coefficient) }

  static func digitCount(of coefficient: UInt128) -> Int {
    if coefficient < 10 { return 1 }
    var count = 1
    var rest = coefficient
    while rest > UInt128(UInt64.max) {
      rest /= 10
      count += 1
    }
    var small = UInt64(rest)
    while small >= 10 {
      small /= 10
      count += 1
    }
    return count
  }

  /// The number as an `Int`, where it is a whole one that fits.
  package var int: Int? {
    guard exponent >= 0, exponent < 19, var magnitude = UInt(exactly: coefficient) else {
      return nil
    }
    for _ in 0..<exponent {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      magnitude = product
    }
    // The magnitude of Int.min is one more than that of Int.max.
    if isNegative, magnitude == Int.min.magnitude { return Int.min }
    return Int(exactly: magnitude).map { isNegative ? -$0 : $0 }
  }
}

extension Number: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}
