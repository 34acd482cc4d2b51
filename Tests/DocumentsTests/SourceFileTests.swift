import Testing

@testable import Documents

struct SourceFileTests {
  @Test func countsLinesFromOneAndColumnsInScalars() throws {
    let file = try SourceFile(path: "f", bytes: Array("ab\r\né😀c\rlast".utf8))
    #expect((1...4).map(file.line) == ["ab", "é😀c", "last", ""])
    // The c follows é (2 bytes) and 😀 (4 bytes) on a line that begins at offset 4.
    #expect(file.position(at: 10) == Position(offset: 10, line: 2, column: 3))
    #expect(file.position(at: 12) == Position(offset: 12, line: 3, column: 1))
    #expect(file.position(at: 999).offset == 16)
  }

  @Test func findsScalarsBeyondACheckpoint() throws {
    let text = String(repeating: "é", count: 200) + "x"
    let file = try SourceFile(path: "f", bytes: Array(text.utf8))
    #expect(file.offset(ofScalar: 200) == 400)
    #expect(file.position(at: 400).column == 201)
    #expect(file.offset(ofScalar: 5000) == 401)
  }

  @Test func placesAMistakeInAFileWithoutAnyScalar() {
    let bytes = [UInt8](repeating: 0x89, count: 70)
    let error = #expect(throws: Diagnostic.self) { try SourceFile(path: "f", bytes: bytes) }
    #expect(error?.message == "the file is not UTF-8 text")
    #expect(error?.span?.start.line == 1)
    #expect(error?.rendered().isEmpty == false)
  }

  @Test func refusesWhatIsTooLarge() throws {
    let bytes = [UInt8](repeating: 0x20, count: SourceFile.sizeLimit + 1)
    let error = #expect(throws: Diagnostic.self) { try SourceFile(path: "big.yaml", bytes: bytes) }
    #expect(error?.message == "'big.yaml' is larger than 8 MB, the limit")
  }

  @Test(arguments: [
    (
      "/nonexistent/a.yaml",
      "cannot read '/nonexistent/a.yaml': no such file or folder\n  = there is no folder '/nonexistent'"
    ),
    ("/tmp", "cannot read '/tmp': it is a folder, not a file"),
  ])
  func saysWhatCannotBeRead(path: String, message: String) {
    let error = #expect(throws: Diagnostic.self) { try SourceFile.read(path) }
    #expect(error?.rendered() == "error: \(message)\n")
  }
}
