import DynamoDBEngine
import DynamoDBWire

/// An engine with a table of the workload's items.
struct Bed {
  let engine: Engine
  let workload: Workload

  init(engine: Engine, workload: Workload) {
    self.engine = engine
    self.workload = workload
  }

  init(_ workload: Workload, withIndex: Bool = false) throws(DynamoDBError) {
    self.init(engine: Engine(), workload: workload)
    _ = try engine.run(Workload.createTable(withIndex: withIndex))
    for number in 0..<workload.itemCount { _ = try engine.run(workload.putItem(number)) }
  }

  /// Runs each call once.
  /// - Returns: Calls per second of processor time.
  func rate(_ calls: [Call]) throws(DynamoDBError) -> Double {
    let start = CPUTime.seconds
    for call in calls { _ = try engine.run(call) }
    return Double(calls.count) / (CPUTime.seconds - start)
  }
}

extension [Double] {
  var median: Double {
    let sorted = sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
