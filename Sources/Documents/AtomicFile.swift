import Glibc

/// Writes a file so that a reader, or a crash, never meets half of it.
package enum AtomicFile {
  /// Writes the bytes to a new file beside `path` and renames it into place.
  ///
  /// It is not flushed to the disk: what partita writes here it can make again, and a flush takes
  /// longer than a whole run.
  /// Parent folders are made. An existing file keeps its permissions. When anything fails the
  /// old file is untouched, the new one removed, and a diagnostic without a place thrown. What is no
  /// ordinary file (`/dev/null`, a pipe) stays what it is and is written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    try makeParents(of: path)
    var old = stat()
    let exists = stat(path, &old) == 0
    if exists, old.st_mode & S_IFMT == S_IFDIR { throw .cannot("write", path, EISDIR) }
    if exists, old.st_mode & S_IFMT != S_IFREG { return try pass(bytes, to: path) }

    let temporary = "\(path).\(UInt32.random(in: .min ... .max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannot("write", path, errno) }
    var failure = fill(descriptor, with: bytes)
    if failure == nil, exists, fchmod(descriptor, old.st_mode & 0o777) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, rename(temporary, path) != 0 { failure = errno }
    if let failure {
      unlink(temporary)
      throw .cannot("write", path, failure)
    }
  }

  private static func pass(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannot("write", path, errno) }
    defer { close(descriptor) }
    if let failure = fill(descriptor, with: bytes) { throw .cannot("write", path, failure) }
  }

  /// The error number of the first call that failed, or nil.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      done += count
    }
    return nil
  }

  private static func makeParents(of path: String) throws(Diagnostic) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if mkdir(folder, 0o777) == 0 { continue }
      let code = errno
      var status = stat()
      // A parent that is there is fine, whatever mkdir says of it (a read-only file system, …).
      guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannot("write", path, code == EEXIST ? ENOTDIR : code)
      }
    }
  }
}
