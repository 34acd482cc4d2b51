import DynamoDBWire
import Scenarios
import Templates

extension Value {
  /// Whether this recorded value is the same as one of this run, up to renaming; what it settles
  /// stays in `renaming` even where it is not.
  func isRecording(of value: Value, _ renaming: inout Renaming) -> Bool {
    switch (self, value) {
    case (.text(let old), .text(let new)): return Self.isRecording(old, of: new, &renaming)
    case (.number(let old), .number(let new)):
      guard let old = old.asTime, let new = new.asTime else { return old == new }
      return renaming.bind(old, to: new)
    case (.list(let old), .list(let new)):
      guard old.count == new.count else { return false }
      for (old, new) in zip(old, new) where !old.isRecording(of: new, &renaming) { return false }
      return true
    case (.map(let old), .map(let new)):
      guard old.count == new.count else { return false }
      for entry in old {
        guard let new = value[entry.name], entry.value.isRecording(of: new, &renaming) else {
          return false
        }
      }
      return true
    case (.attribute(.ss(let old)), .attribute(.ss(let new))):
      // A set has no order; what is renamed in it is paired in order, which keeps single ids right.
      return Value.list(old.elements.map { .text($0) })
        .isRecording(of: .list(new.elements.map { .text($0) }), &renaming)
    default: return self == value
    }
  }

  private static func isRecording(
    _ old: String, of new: String, _ renaming: inout Renaming
  ) -> Bool {
    let old = RenamedText(old)
    let new = RenamedText(new)
    guard old.skeleton == new.skeleton else { return false }
    for (old, new) in zip(old.tokens, new.tokens) where !renaming.bind(old.text, to: new.text) {
      return false
    }
    return true
  }

  /// Where this recorded value differs from one of this run.
  func recordedDifferences(
    from value: Value?, at path: String, _ renaming: inout Renaming
  ) -> [Difference] {
    guard let value else {
      return [Difference(path: path, expected: text, actual: "nothing")]
    }
    switch (self, value) {
    case (.list(let old), .list(let new)):
      var differences: [Difference] = []
      for index in 0..<max(old.count, new.count) {
        let path = "\(path)[\(index)]"
        if index < old.count {
          let element = index < new.count ? new[index] : nil
          differences += old[index].recordedDifferences(from: element, at: path, &renaming)
        } else {
          differences.append(Difference(path: path, expected: "nothing", actual: new[index].text))
        }
      }
      return differences
    case (.map(let old), .map(let new)):
      var differences: [Difference] = []
      for entry in old {
        differences += entry.value.recordedDifferences(
          from: value[entry.name], at: Path.member(entry.name, of: path), &renaming)
      }
      for entry in new where self[entry.name] == nil {
        differences.append(
          Difference(
            path: Path.member(entry.name, of: path), expected: "nothing", actual: entry.value.text))
      }
      return differences
    default:
      let mark = renaming.mark
      if isRecording(of: value, &renaming) { return [] }
      renaming.undo(to: mark)
      return [Difference(path: path, expected: text, actual: value.text)]
    }
  }
}

extension Number {
  /// Its text, where it is a time that a recording renames.
  var asTime: String? {
    guard let int, (1_000_000_000...9_999_999_999).contains(int) else { return nil }
    return String(int)
  }
}
