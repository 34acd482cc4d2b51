/// DynamoDB's normal form: plain digits, no exponent, no zero at either end that says nothing.
///
/// ```swift
/// try Number(parsing: "-01.50E3").description  // "-1500"
/// ```
extension Number: CustomStringConvertible {
  package var description: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package func appendText(to bytes: inout [UInt8]) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    // The text of 128 bits takes many times as long, and nearly every number fits into 64.
    let digits = (UInt64(exactly: coefficient).map { String($0) } ?? String(coefficient)).utf8
    let zero = UInt8(ascii: "0")
    if exponent >= 0 {
      bytes.append(contentsOf: digits)
      bytes.append(contentsOf: repeatElement(zero, count: exponent))
    } else if digits.count > -exponent {
      bytes.append(contentsOf: digits.dropLast(-exponent))
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: digits.suffix(-exponent))
    } else {
      bytes.append(zero)
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: repeatElement(zero, count: -exponent - digits.count))
      bytes.append(contentsOf: digits)
    }
  }
}
