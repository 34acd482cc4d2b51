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
  /// The exact sum; a result of more than 38 significant digits is rounded half up to 38.
  ///
  /// - Throws: `overflow` or `underflow` where the magnitude leaves the range.
  package func adding(_ other: Number) throws(ParsingError) -> Number {
    if coefficient == 0 { return other }
    if other.coefficient == 0 { return self }
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    // The smaller exponent's digits are brought together; what lies below 38 digits of the larger
    // number can only round.
    let gap = high.exponent - low.exponent
    let room = Self.maximumDigits - high.digitCount
    let shift = min(gap, room)
    var lowCoefficient = low.coefficient
    var droppedHalf = false
    let drop = gap - shift
    if drop > 0 {
      (lowCoefficient, droppedHalf) = Self.rounded(lowCoefficient, dropping: drop)
    }
    var highCoefficient = Self.scaled(high.coefficient, by: shift)
    let resultExponent = high.exponent - shift
    var isNegative = high.isNegative
    if high.isNegative == low.isNegative {
      highCoefficient += lowCoefficient + (droppedHalf ? 1 : 0)
    } else {
      if droppedHalf { lowCoefficient += 1 }
      if highCoefficient >= lowCoefficient {
        highCoefficient -= lowCoefficient
      } else {
        highCoefficient = lowCoefficient - highCoefficient
        isNegative = low.isNegative
      }
    }
    return try Self.checked(highCoefficient, exponent: resultExponent, isNegative: isNegative)
  }

  /// The exact difference, under the rules of `adding`.
  package func subtracting(_ other: Number) throws(ParsingError) -> Number {
    try adding(-other)
  }

  /// The quotient of a power of ten, and whether what was dropped is at least half of it.
  private static func rounded(_ coefficient: UInt128, dropping digits: Int) -> (UInt128, Bool) {
    var rest = coefficient
    var last: UInt128 = 0
    for _ in 0..<min(digits, 40) {
      last = rest % 10
      rest /= 10
    }
    return (rest, last >= 5)
  }

  package static func checked(
    _ coefficient: UInt128, exponent: Int, isNegative: Bool
  ) throws(ParsingError) -> Number {
    var number = Number(reducing: coefficient, exponent: exponent, isNegative: isNegative)
    let excess = number.digitCount - maximumDigits
    if excess > 0 {
      let (rest, half) = rounded(number.coefficient, dropping: excess)
      number = Number(
        reducing: rest + (half ? 1 : 0), exponent: number.exponent + excess, isNegative: isNegative)
    }
    guard number.coefficient != 0 else { return .zero }
    let magnitude = number.digitCount + number.exponent - 1
    if magnitude > magnitudes.upperBound { throw .overflow }
    if magnitude < magnitudes.lowerBound { throw .underflow }
    return number
  }
}
