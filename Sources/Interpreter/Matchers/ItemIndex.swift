import Templates

/// Finds the items that a wanted one can be, by one attribute that all of them have and all wanted
/// ones name: with thousands of items, comparing each with each would take minutes.
struct ItemIndex {
  private let attribute: String
  private var places: [String: [Int]] = [:]

  /// nil where there is no such attribute: then every item can be any wanted one.
  init?(_ wanted: [Wanted], _ items: [Value]) {
    guard case .map(let entries)? = wanted.first else { return nil }
    var best: (name: String, count: Int)?
    for (name, _) in entries {
      let keys = wanted.map { $0.key(name) }
      guard !keys.contains(nil) else { continue }
      let count = Set(keys).count
      if count > best?.count ?? 1 { best = (name, count) }
    }
    guard let best else { return nil }
    attribute = best.name
    for (index, item) in items.enumerated() {
      guard let key = item[attribute]?.key else { continue }
      places[key, default: []].append(index)
    }
  }

  func candidates(for wanted: Wanted) -> [Int] {
    wanted.key(attribute).flatMap { places[$0] } ?? []
  }
}

extension Wanted {
  /// What tells the value of an attribute from others; nil where it may be one of several.
  fileprivate func key(_ attribute: String) -> String? {
    guard case .map(let entries) = self,
      case .scalar(let value)? = entries.first(where: { $0.name == attribute })?.value
    else { return nil }
    return value.key
  }
}

extension Value {
  /// The same for equal scalars, different for different ones; nil for lists and maps.
  fileprivate var key: String? {
    switch self {
    case .null, .bool, .number: text
    // By bytes, as texts are compared; Swift's own comparison takes some different ones for equal.
    case .text(let text): "'" + text.utf8.map { String($0, radix: 16) }.joined(separator: " ")
    case .list, .map, .attribute: nil
    }
  }
}
