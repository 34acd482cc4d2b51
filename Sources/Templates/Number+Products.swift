import DynamoDBWire

/// What DynamoDB itself has no operation for; results of more than 38 digits are rounded half up.
extension Number {
  func multiplied(by other: Number) throws(ParsingError) -> Number {
    let product = coefficient.multipliedFullWidth(by: other.coefficient)
    var high = product.high
    var low = product.low
    var exponent = exponent + other.exponent
    var last: UInt128 = 0
    // Drops digits until 38 are left: first those beyond 128 bits.
    while high > 0 || low >= Self.digitLimit {
      let (highQuotient, highRest) = high.quotientAndRemainder(dividingBy: 10)
      let (quotient, rest) = UInt128(10).dividingFullWidth((highRest, low))
      high = highQuotient
      low = quotient
      last = rest
      exponent += 1
    }
    return try Self.checked(
      low + (last >= 5 ? 1 : 0), exponent: exponent, isNegative: isNegative != other.isNegative)
  }

  /// Long division; `other` is not zero.
  func divided(by other: Number) throws(ParsingError) -> Number {
    var (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: other.coefficient)
    var exponent = exponent - other.exponent
    var last: UInt128 = 0
    while rest != 0, quotient < Self.digitLimit / 10 {
      let digit = nextDigit(&rest, other.coefficient)
      quotient = quotient * 10 + digit
      exponent -= 1
    }
    if rest != 0 { last = nextDigit(&rest, other.coefficient) }
    return try Self.checked(
      quotient + (last >= 5 ? 1 : 0), exponent: exponent,
      isNegative: isNegative != other.isNegative)
  }

  /// The least number of 39 digits.
  private static let digitLimit: UInt128 = 100_000_000_000_000_000_000_000_000_000_000_000_000

  /// The digit of `rest * 10 / divisor`; ten times the rest may exceed 128 bits.
  private func nextDigit(_ rest: inout UInt128, _ divisor: UInt128) -> UInt128 {
    let scaled = rest.multipliedFullWidth(by: 10)
    let (digit, left) = divisor.dividingFullWidth((scaled.high, scaled.low))
    rest = left
    return digit
  }
}
