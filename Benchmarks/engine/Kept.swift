import DynamoDBEngine
import DynamoDBWire
import Glibc
import Journal

/// What a database in a file costs: bare SQLite's single commits as a yardstick, and opening.
enum Kept {
  /// The time on the wall: waiting for the disk is what is measured.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// - Returns: Commits per second of one row each, over the rows of a filled table.
  private static func commitRate(_ path: String, sync: String) throws -> Double {
    defer { remove(path) }
    let workload = Workload(itemCount: 100_000)
    let sqlite = try SQLite(workload, path: path, sync: sync)
    let keys = workload.numbers(20_000).map(workload.key)
    let begin = now
    for key in keys { try sqlite.put(key) }
    return Double(keys.count) / (now - begin)
  }

  private static func fill(_ path: String, _ workload: Workload) async throws {
    let engine = try JournaledEngine.open(path, sync: .normal)
    defer { engine.close() }
    _ = try await engine.send(Workload.createTable())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<16 {
        group.addTask {
          for number in stride(from: part * 25, to: workload.itemCount, by: 16 * 25) {
            _ = try await engine.send(workload.batchWriteItem(number))
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// - Parameter folder: Where the files go, on the disk that is measured.
  static func lines(in folder: String) async throws -> [String] {
    let path = "\(folder)/partita-benchmark-\(getpid()).db"
    var lines = Line.heading("In a file", "", "target")
    for sync in ["NORMAL", "FULL"] {
      lines.append(
        Line(
          name: "Bare SQLite, single commits/s, \(sync)",
          figure: try commitRate(path, sync: sync).grouped
        ).text)
    }
    defer { remove(path) }
    let workload = Workload(itemCount: 1_000_000)
    try await fill(path, workload)
    var times: [Double] = []
    for _ in 0..<3 {
      let begin = now
      let engine = try JournaledEngine.open(path, sync: .normal)
      times.append(now - begin)
      let answer = try await engine.send(workload.getItem(999_999))
      if answer.body["Item"] == nil { return ["the item is gone"] }
      engine.close()
    }
    lines.append(
      Line(
        name: "Opening 1,000,000 items of 200 bytes, seconds", figure: times.median.hundredths,
        target: "at most 3.00"
      ).text)
    return lines
  }
}
