import Glibc
import Synchronization

/// A file that this process has open as a journal, whatever the path it was named by.
///
/// The system's lock keeps other processes out, but not this one; and it is lost when the process
/// closes the file anywhere, so nobody here may so much as look into a file that is open.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt

  private static let open = Mutex<Set<FileIdentity>>([])

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }

  /// - Returns: Whether nobody in this process had it.
  func take() -> Bool { Self.open.withLock { $0.insert(self).inserted } }

  func release() { _ = Self.open.withLock { $0.remove(self) } }
}
