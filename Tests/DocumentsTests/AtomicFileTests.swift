import Foundation
import Testing

@testable import Documents

struct AtomicFileTests {
  @Test func writesIntoNewFoldersAndReplaces() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/a/b/report.md"
    try AtomicFile.write(Array("one".utf8), to: path)
    try AtomicFile.write(Array("two".utf8), to: path)
    #expect(try readFile(path) == Array("two".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b") == ["report.md"])

    let onto = #expect(throws: Diagnostic.self) { try AtomicFile.write([], to: "\(folder)/a/b") }
    #expect(onto?.message == "cannot write '\(folder)/a/b': it is a folder, not a file")
    let under = #expect(throws: Diagnostic.self) { try AtomicFile.write([], to: "\(path)/x") }
    #expect(under?.message == "cannot write '\(path)/x': not a directory")
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a") == ["b"])
  }
}
