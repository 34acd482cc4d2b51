extension Number {
  /// Why a text is no DynamoDB number.
  package enum ParsingError: Error, Sendable, Equatable {
    case syntax
    case tooManyDigits
    case overflow
    case underflow
  }

  /// Reads decimal text with optional sign, fraction and exponent.
  ///
  /// ```swift
  /// try Number(parsing: "+012.50e1").description  // "125"
  /// ```
  package init(parsing text: String) throws(ParsingError) {
    var text = text
    let result = text.withUTF8 { bytes -> Result<Number, ParsingError> in
      do throws(ParsingError) {
        return .success(try Self.parse(bytes))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParsingError) -> Number {
    var index = 0
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var digits = Digits()
    while index < bytes.count, let digit = decimalDigit(bytes[index]) {
      digits.append(digit, afterPoint: false)
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, let digit = decimalDigit(bytes[index]) {
        digits.append(digit, afterPoint: true)
        index += 1
      }
    }
    guard digits.any else { throw .syntax }
    var exponent = 0
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      exponent = try parseExponent(bytes, from: index + 1)
      index = bytes.count
    }
    guard index == bytes.count else { throw .syntax }
    return try digits.number(exponent: exponent, isNegative: isNegative)
  }

  private static func parseExponent(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(ParsingError) -> Int {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < bytes.count else { throw .syntax }
    var exponent = 0
    while index < bytes.count {
      guard let digit = decimalDigit(bytes[index]) else { throw .syntax }
      // Far outside of what is allowed, and far from overflowing an Int.
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  private static func decimalDigit(_ byte: UInt8) -> UInt8? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : nil
  }

  /// The digits read so far, zeros at the end held back until a digit follows them.
  private struct Digits {
    var any = false
    private var coefficient: UInt128 = 0
    private var count = 0
    private var pendingZeros = 0
    private var scale = 0
    private var tooMany = false

    mutating func append(_ digit: UInt8, afterPoint: Bool) {
      any = true
      if afterPoint { scale += 1 }
      if digit == 0 {
        if count > 0 { pendingZeros += 1 }
        return
      }
      count += pendingZeros + 1
      guard count <= Number.maximumDigits else {
        tooMany = true
        return
      }
      for _ in 0..<pendingZeros { coefficient *= 10 }
      coefficient = coefficient * 10 + UInt128(digit)
      pendingZeros = 0
    }

    /// Magnitude is judged before the number of digits.
    func number(exponent: Int, isNegative: Bool) throws(ParsingError) -> Number {
      guard count > 0 else { return .zero }
      let power = exponent - scale + pendingZeros
      let magnitude = power + count - 1
      if magnitude > Number.magnitudes.upperBound { throw .overflow }
      if magnitude < Number.magnitudes.lowerBound { throw .underflow }
      if tooMany { throw .tooManyDigits }
      return Number(coefficient: coefficient, exponent: power, isNegative: isNegative)
    }
  }
}

extension Number.ParsingError {
  /// The service's text for a number it refuses.
  package func error(for text: String) -> DynamoDBError {
    switch self {
    case .syntax:
      .validation(
        "The parameter cannot be converted to a numeric value" + (text.isEmpty ? "" : ": \(text)"))
    case .tooManyDigits:
      .validation("Attempting to store more than 38 significant digits in a Number")
    case .overflow:
      .validation(
        "Number overflow. Attempting to store a number with magnitude larger than supported range")
    case .underflow:
      .validation(
        "Number underflow. Attempting to store a number with magnitude smaller than supported range"
      )
    }
  }
}
