import DynamoDBEngine
import DynamoDBWire
import Glibc

/// What stays in memory; a process of its own for each figure, since freed memory is not given back.
enum Memory {
  /// Resident bytes.
  static var resident: Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let fields = text.split(separator: " ")
    return Double(fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  static func lines(itemCount: Int, withIndex: Bool) throws -> [String] {
    let start = resident
    let bed = try Bed(Workload(itemCount: itemCount), withIndex: withIndex)
    let end = resident
    let perItem = (end - start) / Double(max(1, itemCount))
    let what = "\(Double(itemCount).grouped) items\(withIndex ? " and an index" : "")"
    let target = withIndex ? "under 850" : "under 600"
    return try withExtendedLifetime(bed) {
      let answer = try bed.engine.run(bed.workload.getItem(0))
      guard answer.body["Item"] != nil else { return ["the item is gone"] }
      return [
        Line(
          name: "Resident, \(what), MB", figure: (end / 1e6).hundredths,
          target: itemCount == 100_000 && !withIndex ? "100" : ""
        ).text,
        Line(name: "Bytes an item, \(what)", figure: perItem.grouped, target: target).text,
      ]
    }
  }
}
