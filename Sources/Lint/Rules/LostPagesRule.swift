import AccessPatterns
import DynamoDBWire
import Scenarios

/// Patterns that take the first page of 1 MB for the whole.
enum LostPagesRule: Rule {
  static let name = "lost-pages"

  static func findings(in seen: Observation) -> [Finding] {
    seen.model.patterns.compactMap { pattern in
      let call = seen.calls.first { call in
        call.pattern.name == pattern.name && lastPage(of: call) != nil
      }
      guard let call, let read = lastPage(of: call) else { return nil }
      return Finding(
        name,
        "'\(pattern.name)' stops after a page of \(items(read)) and leaves out what follows",
        advice: "go on from 'LastEvaluatedKey' until there is none", at: call.span)
    }
  }

  /// How many items a page had that was not asked to end there, and that nobody went on from.
  private static func lastPage(of call: ObservedCall) -> Int? {
    for (place, read) in call.reads.enumerated() {
      guard let key = read.answer["LastEvaluatedKey"], read.call.body["Limit"] == nil else {
        continue
      }
      let goesOn = call.reads.dropFirst(place + 1).contains {
        $0.call.body["ExclusiveStartKey"] == key
      }
      if !goesOn { return read.scanned }
    }
    return nil
  }
}
