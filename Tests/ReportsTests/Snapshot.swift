import Glibc
import Testing

/// The expected text beside the tests; written anew where the environment has `RECORD=1`.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path =
    "\(#filePath)".split(separator: "/").dropLast().map { "/\($0)" }.joined()
    + "/Snapshots/\(name)"
  if getenv("RECORD") != nil {
    let file = try #require(fopen(path, "w"))
    let bytes = Array(text.utf8)
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
    return
  }
  let file = try #require(
    fopen(path, "r"), "\(name) is missing; record it", sourceLocation: sourceLocation)
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = String(decoding: bytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let difference = zip(lines, expected).enumerated().first { $0.element.0 != $0.element.1 }
  #expect(
    text.utf8.elementsEqual(bytes),
    """
    \(name) differs from line \((difference?.offset ?? min(lines.count, expected.count)) + 1):
    now      \(difference.map { String($0.element.0) } ?? "ends")
    expected \(difference.map { String($0.element.1) } ?? "ends")
    """, sourceLocation: sourceLocation)
}
