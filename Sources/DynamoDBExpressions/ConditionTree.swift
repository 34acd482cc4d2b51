import DynamoDBWire

/// A condition with its names and values looked up and its operands checked.
indirect enum ConditionTree: Sendable {
  case or([ConditionTree])
  case and([ConditionTree])
  case not(ConditionTree)
  case comparison(Operand, Comparator, Operand)
  case between(Operand, low: Operand, high: Operand)
  case isIn(Operand, [Operand])
  case exists(DocumentPath)
  case notExists(DocumentPath)
  case hasType(Operand, AttributeValue.Kind)
  case beginsWith(Operand, Operand)
  case contains(Operand, Operand)
}

indirect enum Operand: Sendable {
  case path(DocumentPath)
  /// The number of a value in the condition's `Constants`.
  case constant(Int)
  case size(Operand)

  var path: DocumentPath? { if case .path(let path) = self { path } else { nil } }
}

/// The values of a condition in their stored form, so that evaluating compares bytes with bytes.
struct Constants: Sendable {
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ values: [AttributeValue]) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(values.count)
    for value in values {
      let start = bytes.count
      _ = bytes.appendEncoded(value)
      ranges.append(start..<bytes.count)
    }
    self.bytes = bytes
    self.ranges = ranges
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes(body)
  }

  /// - Parameter bytes: What `withBytes` gave.
  func value(_ index: Int, in bytes: UnsafeRawBufferPointer) -> EncodedValue {
    EncodedValue(UnsafeRawBufferPointer(rebasing: bytes[ranges[index]]))
  }
}
