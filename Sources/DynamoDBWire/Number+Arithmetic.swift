extension Number: Comparable {
  package static func < (left: Number, right: Number) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.magnitudePrecedes(left) : left.magnitudePrecedes(right)
  }

  private func magnitudePrecedes(_ other: Number) -> Bool {
    if coefficient == 0 || other.coefficient == 0 { return coefficient < other.coefficient }
    let magnitude = digitCount + exponent
    let otherMagnitude = other.digitCount + other.exponent
    if magnitude != otherMagnitude { return magnitude < otherMagnitude }
    // Equal magnitudes: the exponents differ by less than 38, so scaling up cannot overflow.
    if exponent >= other.exponent {
      return Self.scaled(coefficient, by: exponent - other.exponent) < other.coefficient
    }
    return coefficient < Self.scaled(other.coefficient, by: other.exponent - exponent)
  }

  package prefix static func - (number: Number) -> Number {
    Number(
      coefficient: number.coefficient, exponent: number.exponent,
      isNegative: number.coefficient != 0 && !number.isNegative)
  }

  static func scaled(_ coefficient: UInt128, by powerOfTen: Int) -> UInt128 {
    var result = coefficient
    for _ in 0..<powerOfTen { result *= 10 }
    return result
  }
}

extension Number {
  /// The exact sum.
  ///
  /// A sum of more than 38 significant digits is refused as an overflow, as by the service
  /// (ScyllaDB's test_update_expression_plus_imprecise): 1E+50 + 1 is an error, not 1E+50.
  ///
  /// - Throws: `overflow` or `underflow` where the magnitude leaves the range, `overflow` where there
  ///   are too many digits.
  package func adding(_ other: Number) throws(ParsingError) -> Number {
    if coefficient == 0 { return other }
    if other.coefficient == 0 { return self }
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    let gap = high.exponent - low.exponent
    // With a gap the sum's last digit is the smaller number's, and not zero. So a larger number that
    // reaches 40 digits above it leaves at least 39, and one that exceeds 128 bits (3.4E+38) too.
    guard high.digitCount + gap <= Self.maximumDigits + 1 else { throw .overflow }
    var scaled = high.coefficient
    for _ in 0..<gap {
      let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .overflow }
      scaled = product
    }
    var sum: UInt128
    var isNegative = high.isNegative
    if high.isNegative == low.isNegative {
      let (result, overflow) = scaled.addingReportingOverflow(low.coefficient)
      guard !overflow else { throw .overflow }
      sum = result
    } else if scaled >= low.coefficient {
      sum = scaled - low.coefficient
    } else {
      sum = low.coefficient - scaled
      isNegative = low.isNegative
    }
    return try Self.checked(sum, exponent: low.exponent, isNegative: isNegative)
  }

  /// The exact difference, under the rules of `adding`.
  package func subtracting(_ other: Number) throws(ParsingError) -> Number {
    try adding(-other)
  }

  package static func checked(
    _ coefficient: UInt128, exponent: Int, isNegative: Bool
  ) throws(ParsingError) -> Number {
    let number = Number(reducing: coefficient, exponent: exponent, isNegative: isNegative)
    guard number.coefficient != 0 else { return .zero }
    guard number.digitCount <= maximumDigits else { throw .overflow }
    let magnitude = number.digitCount + number.exponent - 1
    if magnitude > magnitudes.upperBound { throw .overflow }
    if magnitude < magnitudes.lowerBound { throw .underflow }
    return number
  }
}
