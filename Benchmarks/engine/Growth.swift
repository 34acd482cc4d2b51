import DynamoDBEngine
import DynamoDBWire

/// Whether operations cost the same in a large table, and in a large partition, as in a small one.
struct Growth {
  private static let sizes = [10_000, 100_000, 1_000_000]

  static func lines(isOnePartition: Bool) throws -> [String] {
    let place = isOnePartition ? "In one partition" : "In one table"
    let beds = try sizes.map {
      try Bed(Workload(itemCount: $0, isOnePartition: isOnePartition))
    }
    let measures: [(String, (Bed) throws -> Double)] = [
      ("PutItem", { try $0.pointRate($0.workload.putItem) }),
      ("GetItem", { try $0.pointRate($0.workload.getItem) }),
      (
        "Query of 10, first page",
        { try $0.pointRate { [bed = $0] in bed.workload.query($0, limit: 10) } }
      ),
    ]
    var lines = Line.heading("\(place), of how many items", "per CPU second", "target")
    func add(_ name: String, target: String, _ measure: (Bed) throws -> Double) throws {
      // Interleaved rounds, so that a slow moment hits all sizes.
      var rates = [[Double]](repeating: [], count: beds.count)
      for _ in 0..<5 {
        for (place, bed) in beds.enumerated() { rates[place].append(try measure(bed)) }
      }
      for (size, rates) in zip(sizes, rates) {
        lines.append(
          Line(name: "\(name), \(Double(size).grouped)", figure: rates.median.grouped).text)
      }
      let ratios = zip(rates[0], rates[rates.count - 1]).map { $0 / $1 }
      lines.append(
        Line(name: "\(name), how much slower", figure: ratios.median.hundredths, target: target)
          .text)
    }
    for (name, measure) in measures { try add(name, target: "at most 2.00", measure) }
    if isOnePartition {
      try add("Query of 10 from the middle", target: "at most 2.00") { bed in
        try bed.pointRate { bed.workload.query($0, limit: 10, from: $0) }
      }
    } else {
      try add("Scan to the end, items", target: "at most 2.00") { try $0.scanRate() }
    }
    return lines
  }
}

extension Bed {
  fileprivate func pointRate(_ call: (Int) -> Call) throws -> Double {
    try rate(workload.numbers(5000).map(call))
  }

  /// - Returns: Items per second, page by page to the end.
  fileprivate func scanRate() throws -> Double {
    let begin = CPUTime.seconds
    var next: JSON?
    var count = 0
    repeat {
      let answer = try engine.run(workload.scan(limit: 1000, after: next)).body
      count += answer["Count"]?.int ?? 0
      next = answer["LastEvaluatedKey"]
    } while next != nil
    return Double(count) / (CPUTime.seconds - begin)
  }
}
