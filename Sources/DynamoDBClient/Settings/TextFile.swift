import DynamoDBWire
import Glibc

/// A small file of settings.
enum TextFile {
  /// Larger ones hold something else.
  private static let maximum = 1024 * 1024

  /// - Returns: nil where there is no such file.
  static func read(_ path: String) throws(DynamoDBError) -> String? {
    guard let file = fopen(path, "re") else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreachable("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: maximum + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0, count <= maximum else {
      throw .unreachable("cannot read \(path): it is no file of settings")
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
