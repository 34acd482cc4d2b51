/// The stored form of numbers, whose bytes are ordered as the numbers are.
///
/// A sign byte (1 negative, 2 zero, 3 positive), the base-100 exponent plus 64, then one byte for
/// each base-100 digit plus one. For negative numbers everything after the sign is complemented and
/// a byte larger than any digit ends it, so that -1.5 stands after -1.55.
extension Number {
  static let maximumByteCount = 23
  /// What the bytes of a number below zero begin with.
  package static let negativeSign: UInt8 = 1

  package func appendBytes(to bytes: inout [UInt8]) {
    guard coefficient != 0 else {
      bytes.append(2)
      return
    }
    let exponent = UInt8(truncatingIfNeeded: base100Exponent + 64)
    bytes.append(isNegative ? Self.negativeSign : 3)
    bytes.append(isNegative ? ~exponent : exponent)
    let start = bytes.count
    appendReversedBase100Digits(to: &bytes)
    // Not by reversing a slice, which would copy it.
    for offset in 0..<(bytes.count - start) / 2 {
      bytes.swapAt(start + offset, bytes.count - 1 - offset)
    }
    guard isNegative else { return }
    for index in start..<bytes.count { bytes[index] = 254 - bytes[index] }
    bytes.append(255)
  }

  /// The value is 0.DDDD… in base 100 times 100 to this power.
  private var base100Exponent: Int {
    let pointPosition = digitCount + exponent
    return pointPosition >= 0 ? (pointPosition + 1) / 2 : -(-pointPosition / 2)
  }

  /// Each digit plus one, the last digit first.
  private func appendReversedBase100Digits(to bytes: inout [UInt8]) {
    // An odd distance to the next base-100 boundary puts a zero behind the last digit; not by
    // multiplying, which 38 digits would overflow.
    var rest = coefficient
    if !(exponent - base100Exponent * 2).isMultiple(of: 2) {
      bytes.append(UInt8(rest % 10) * 10 + 1)
      rest /= 10
    }
    while rest > UInt128(UInt64.max) {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 100)
      bytes.append(UInt8(remainder) + 1)
      rest = quotient
    }
    var small = UInt64(rest)
    while small > 0 {
      bytes.append(UInt8(small % 100) + 1)
      small /= 100
    }
  }

  /// Reads what `appendBytes` wrote.
  package init(bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 2, bytes[0] != 2 else {
      self = .zero
      return
    }
    let isNegative = bytes[0] == 1
    let exponent = Int(isNegative ? ~bytes[1] : bytes[1]) - 64
    let digits = isNegative ? 2..<(bytes.count - 1) : 2..<bytes.count
    func digit(_ index: Int) -> UInt8 { isNegative ? 253 - bytes[index] : bytes[index] - 1 }
    var coefficient: UInt128 = 0
    if digits.count <= 9 {
      var small: UInt64 = 0
      for index in digits { small = small * 100 + UInt64(digit(index)) }
      coefficient = UInt128(small)
    } else {
      for index in digits.dropLast() { coefficient = coefficient * 100 + UInt128(digit(index)) }
      // A zero behind the last digit is left out: 39 digits would overflow.
      let last = UInt128(digit(digits.upperBound - 1))
      if last.isMultiple(of: 10) {
        self.init(
          reducing: coefficient * 10 + last / 10, exponent: (exponent - digits.count) * 2 + 1,
          isNegative: isNegative)
        return
      }
      coefficient = coefficient * 100 + last
    }
    self.init(
      reducing: coefficient, exponent: (exponent - digits.count) * 2, isNegative: isNegative)
  }

  /// The size DynamoDB counts for a number.
  ///
  /// One byte, one for each two significant digits before and after the decimal point (zeros at
  /// both ends trimmed), and one for a minus sign. Source: "DynamoDB item sizes and formats" says
  /// "approximately"; the rule is what Dynoxide measured against the service.
  package var size: Int {
    guard coefficient != 0 else { return 1 }
    let digits = digitCount
    let wholeDigits: Int
    let fractionDigits: Int
    if exponent >= 0 {
      (wholeDigits, fractionDigits) = (digits, 0)
    } else if digits > -exponent {
      // Zeros at the end of the whole part lie between significant digits here.
      (wholeDigits, fractionDigits) = (digits + exponent, -exponent)
    } else {
      (wholeDigits, fractionDigits) = (0, digits)
    }
    return 1 + (wholeDigits + 1) / 2 + (fractionDigits + 1) / 2 + (isNegative ? 1 : 0)
  }
}
