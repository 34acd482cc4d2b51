import Glibc

/// The bytes of a file; a missing or unreadable one, a folder, or more than `limit` bytes is a
/// diagnostic without a place.
package func readFile(_ path: String, limit: Int = .max) throws(Diagnostic) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .cannot("read", path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .cannot("read", path, errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw .cannot("read", path, EISDIR) }
  if status.st_size > limit { throw .tooLarge(path) }

  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(status.st_size))
  var chunk = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw .cannot("read", path, errno) }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
    // A pipe does not tell its size beforehand.
    if bytes.count > limit { throw .tooLarge(path) }
  }
}

extension Diagnostic {
  /// `cannot read 'a.yaml': no such file or folder`.
  static func cannot(_ verb: String, _ path: String, _ code: Int32) -> Diagnostic {
    let reason =
      switch code {
      case ENOENT: "no such file or folder"
      case EISDIR: "it is a folder, not a file"
      case EACCES: "permission denied"
      default: String(cString: strerror(code)).lowercased()
      }
    let label = code == ENOENT && verb == "read" ? nearest(to: path) : nil
    return .error("cannot \(verb) '\(path)': \(reason)", at: nil, label: label).coded(.unreadable)
  }

  /// What may be meant by a path that leads nowhere: a file beside it with nearly the same name.
  private static func nearest(to path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    guard let directory = opendir(parts.count == 1 ? "." : folder + "/") else {
      return "there is no folder '\(folder)'"
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    // In the order of their names: that of the folder differs from machine to machine.
    return Suggestion.label(for: name, among: names.sorted())
  }
}
