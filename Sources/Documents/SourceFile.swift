/// The text of one file, with the places of its lines.
///
/// The bytes are valid UTF-8 without a byte order mark; offsets count from after the mark.
package final class SourceFile: Sendable {
  /// More than this is no scenario but a mistake: 8 MB.
  package static let sizeLimit = 8 << 20

  /// The path as messages show it.
  package let path: String
  package let bytes: [UInt8]
  /// The file as somebody wrote it, where this is a copy to read on with: messages show its lines.
  let original: SourceFile?
  private let lineStarts: [Int]
  /// The offset of every 64th scalar; nil where all is ASCII and offsets are scalar counts.
  private let checkpoints: [Int]?

  /// Throws when the bytes are too many or no UTF-8.
  package convenience init(path: String, bytes: [UInt8]) throws(Diagnostic) {
    try self.init(path: path, bytes: bytes, original: nil)
  }

  /// - Parameter original: Another file of the same length, with line breaks at the same places.
  convenience init(
    path: String, bytes: [UInt8], original: SourceFile?
  ) throws(Diagnostic) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge(path) }
    let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.init(
      path: path, unchecked: bytes.starts(with: bom) ? Array(bytes.dropFirst(3)) : bytes,
      original: original)
    if let bad = firstInvalidByte() {
      throw .error(
        "the file is not UTF-8 text", at: Span(self, bad, bad + 1),
        label: "this byte (0x\(String(self.bytes[bad], radix: 16))) belongs to no character")
    }
  }

  private init(path: String, unchecked bytes: [UInt8], original: SourceFile?) {
    self.path = path
    self.original = original
    self.bytes = bytes
    var lines = [0]
    var isASCII = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == .newline || (byte == .carriageReturn && !bytes.has(.newline, at: index + 1)) {
        lines.append(index + 1)
      } else if byte >= 0x80 {
        isASCII = false
      }
    }
    lineStarts = lines
    guard !isASCII else {
      checkpoints = nil
      return
    }
    var points: [Int] = []
    var scalars = 0
    for (index, byte) in bytes.enumerated() where !byte.isContinuation {
      if scalars % 64 == 0 { points.append(index) }
      scalars += 1
    }
    // Bytes that are no UTF-8 may hold no scalar at all, and still have a place in messages.
    checkpoints = points.isEmpty ? [0] : points
  }

  /// Reads the file at `path`; a missing, unreadable, too large or non-UTF-8 one is a diagnostic.
  package static func read(_ path: String) throws(Diagnostic) -> SourceFile {
    try SourceFile(path: path, bytes: readFile(path, limit: sizeLimit))
  }

  package var lineCount: Int { lineStarts.count }

  /// The text of a line, counted from 1, without its line break; empty for a line that is not there.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    return String(decoding: bytes[lineRange(number)], as: UTF8.self)
  }

  /// The offsets of a line without its line break.
  func lineRange(_ number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == .newline || bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    let column = scalarCount(before: offset) - scalarCount(before: lineStarts[line - 1]) + 1
    return Position(offset: offset, line: line, column: column)
  }

  func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offset of a scalar, counted from 0: libyaml counts characters, this project bytes.
  func offset(ofScalar index: Int) -> Int {
    guard let checkpoints else { return min(index, bytes.count) }
    guard index / 64 < checkpoints.count else { return bytes.count }
    var offset = checkpoints[index / 64]
    for _ in 0..<(index % 64) {
      guard offset < bytes.count else { break }
      offset += 1
      while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
    }
    return offset
  }

  private func scalarCount(before offset: Int) -> Int {
    guard let checkpoints else { return offset }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle }
    }
    var count = low * 64
    for index in checkpoints[low]..<max(offset, checkpoints[low])
    where !bytes[index].isContinuation {
      count += 1
    }
    return count
  }

  private func firstInvalidByte() -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
