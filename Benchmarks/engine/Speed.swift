import DynamoDBEngine
import DynamoDBWire

/// Whole operations on a table of 100,000 items, against bare SQLite in the same run.
struct Speed {
  /// What is measured, in rounds one after the other, so that a slow moment hits all of it.
  private struct Task {
    let name: String
    /// What one call counts for.
    var weight = 1.0
    var target: Double?
    let run: () throws -> Double
  }

  private let bed: Bed
  private let sqlite: SQLite
  private let rounds: Int

  init(rounds: Int) throws {
    let workload = Workload(itemCount: 100_000)
    bed = try Bed(workload)
    sqlite = try SQLite(workload)
    self.rounds = rounds
  }

  private static let fill = "PutItem of 100,000 new items"
  private static let followedFill = "the same with stream and point-in-time recovery"
  private static let sqliteFill = "SQLite upsert of 100,000 new rows"
  private static let putItem = "PutItem over an item"
  private static let getItem = "GetItem"
  private static let query100 = "Query of 100, items"
  private static let upsert = "SQLite upsert over a row"
  private static let select = "SQLite select"
  private static let range100 = "SQLite range of 100, items"

  /// Runs one task over and over, for a profiler to look at.
  func repeating(_ name: String, times: Int) throws -> [String] {
    var lines: [String] = []
    for task in tasks(1000) where task.name.hasPrefix(name) {
      let rates = try (0..<times).map { _ in try task.run() * task.weight }
      lines.append(Line(name: task.name, figure: rates.median.grouped).text)
    }
    return lines
  }

  private func tasks(_ scale: Int) -> [Task] {
    let workload = bed.workload
    let numbers = workload.numbers(20 * scale)
    let keys = numbers.map(workload.key)
    var generator = Numbers(state: 7)
    let filling = Array(0..<workload.itemCount).shuffled(using: &generator)
    let few = numbers.prefix(scale)
    let some = numbers.prefix(5 * scale)
    func calls(_ name: String, weight: Double = 1, target: Double? = nil, _ calls: [Call]) -> Task {
      Task(name: name, weight: weight, target: target) { try bed.rate(calls) }
    }
    return [
      Task(name: Self.fill) {
        let calls = filling.map(workload.putItem)
        let engine = Engine()
        _ = try engine.run(Workload.createTable())
        return try Bed(engine: engine, workload: workload).rate(calls)
      },
      Task(name: Self.followedFill) {
        let calls = filling.map(workload.putItem)
        let engine = Engine()
        for call in Workload.createFollowedTable() { _ = try engine.run(call) }
        return try Bed(engine: engine, workload: workload).rate(calls)
      },
      Task(name: Self.sqliteFill) {
        let sqlite = try SQLite(workload, isEmpty: true)
        return try sqlite.rate(filling.map(workload.key)) { try $0.put($1) }
      },
      calls(Self.putItem, numbers.map(workload.putItem)),
      Task(name: Self.upsert) { try sqlite.rate(keys) { try $0.put($1) } },
      calls(Self.getItem, numbers.map(workload.getItem)),
      Task(name: Self.select) { try sqlite.rate(keys) { _ = try $0.get($1) } },
      calls(Self.query100, weight: 100, few.map { workload.query($0, limit: 100) }),
      Task(name: Self.range100, weight: 100) {
        try sqlite.rate(Array(keys.prefix(scale))) { _ = try $0.query($1, limit: 100) }
      },
      calls("Query of 10", target: 80_000, some.map { workload.query($0, limit: 10) }),
      calls("UpdateItem with a condition", target: 80_000, some.map(workload.updateItem)),
      calls(
        "BatchWriteItem of 25, items", weight: 25, target: 200_000,
        few.map(workload.batchWriteItem)),
      calls("TransactWriteItems of 4", target: 25_000, few.map(workload.transactWriteItems)),
    ]
  }

  /// The medians of all rounds, and of each round's ratios.
  func lines() throws -> [String] {
    let tasks = tasks(1000)
    var rates = [[Double]](repeating: [], count: tasks.count)
    for round in 0...rounds {
      for (place, task) in tasks.enumerated() {
        let rate = try task.run() * task.weight
        // The first round warms up.
        if round > 0 { rates[place].append(rate) }
      }
    }
    func measured(_ name: String) -> [Double] {
      tasks.firstIndex { $0.name == name }.map { rates[$0] } ?? []
    }
    func ratio(_ name: String, to yardstick: String, atLeast target: Double? = nil) -> String {
      let ratios = zip(measured(name), measured(yardstick)).map { $0 / $1 }
      return Line(
        name: "\(name) / \(yardstick)", figure: ratios.median.hundredths,
        target: target.map { "at least \($0.hundredths)" } ?? ""
      ).text
    }
    return Line.heading("In process, one thread, 100,000 items", "per CPU second", "target")
      + zip(tasks, rates).map { task, rates in
        Line(
          name: task.name, figure: rates.median.grouped,
          target: task.target.map { "\($0.grouped)" } ?? ""
        ).text
      }
      + [
        ratio(Self.fill, to: Self.sqliteFill, atLeast: 2),
        ratio(Self.followedFill, to: Self.fill, atLeast: 0.5),
        // No target: SQLite rewrites one page here, and the target was set where it fills a table.
        ratio(Self.putItem, to: Self.upsert),
        ratio(Self.getItem, to: Self.select, atLeast: 0.6),
        ratio(Self.query100, to: Self.range100, atLeast: 0.5),
      ]
  }
}
