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

  @Test func leavesWhatIsNoFileAsItIs() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { unlink(path) }
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try AtomicFile.write(Array("one".utf8), to: path)
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, 8) == 3)
    #expect(bytes.prefix(3).elementsEqual("one".utf8))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFIFO)
  }
}
