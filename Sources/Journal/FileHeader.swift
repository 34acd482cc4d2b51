import Glibc

/// The beginning of a file, looked at before SQLite touches it.
struct FileHeader {
  /// `prta`: SQLite's number for whose file it is, at byte 68.
  static let application: UInt32 = 0x7072_7461
  /// The format's version, at byte 60.
  static let version: UInt32 = 1

  /// - Throws: Where the file is no journal of this version.
  static func check(_ path: String) throws(JournalFailure) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system("the file cannot be read") }
    defer { Glibc.close(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(file, &bytes, bytes.count)
    guard count >= 0 else { throw .system("the file cannot be read") }
    guard count == bytes.count, bytes.starts(with: "SQLite format 3\0".utf8) else {
      throw JournalFailure(.foreign, "the file is no database of partita")
    }
    guard number(bytes, at: 68) == application else {
      throw JournalFailure(.foreign, "the file is an SQLite database of something else")
    }
    let found = number(bytes, at: 60)
    if found > version {
      throw JournalFailure(
        .newer,
        "the file was written by a newer partita: its format is \(found), this one knows \(version)"
      )
    }
    if found < version { throw .corrupt("its format is \(found)") }
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
