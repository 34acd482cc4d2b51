/// Tells recorded items apart from each other by what they have to do with each other, so that for
/// each only those of this run are tried that stand in the same place.
///
/// Colour refinement: a token's colour says in which items it stands and where, an item's colour
/// which tokens it holds; each refines the other until nothing is told apart any more. Items of
/// different colours cannot stand for each other, whatever the renaming.
struct ItemColors {
  /// A colour for each recorded item and each item of this run; the same number means alike.
  private(set) var old: [Int] = []
  private(set) var new: [Int] = []
  private var numbers: [[Int]: Int] = [:]

  /// - Parameter settled: What recorded tokens stand for already.
  init(_ old: [ValueSkeleton], _ new: [ValueSkeleton], settled: [String: String]) {
    var skeletons: [[UInt8]: Int] = [:]
    for item in old + new where skeletons[item.bytes] == nil {
      skeletons[item.bytes] = skeletons.count
    }
    let kinds = (
      old: old.map { skeletons[$0.bytes] ?? 0 }, new: new.map { skeletons[$0.bytes] ?? 0 }
    )
    var oldTokens: [String: Int] = [:]
    var newTokens: [String: Int] = [:]
    // What is settled is as good as a name: both sides of it get a colour of their own.
    for token in old.flatMap(\.tokens) {
      guard let now = settled[token] else { continue }
      let color = newTokens[now] ?? -1 - newTokens.count
      oldTokens[token] = color
      newTokens[now] = color
    }
    var count = -1
    while true {
      self.old = color(old, kinds.old, oldTokens)
      self.new = color(new, kinds.new, newTokens)
      let found = Set(self.old).count + Set(self.new).count
      guard found > count else { return }
      count = found
      oldTokens = tokenColors(old, self.old, oldTokens)
      newTokens = tokenColors(new, self.new, newTokens)
    }
  }

  private mutating func number(_ key: [Int]) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = numbers.count
    return numbers.count - 1
  }

  private mutating func color(
    _ items: [ValueSkeleton], _ kinds: [Int], _ tokens: [String: Int]
  ) -> [Int] {
    var colors: [Int] = []
    for (item, kind) in zip(items, kinds) {
      // Which of its tokens are the same says something too.
      let places = item.tokens.map { token in item.tokens.firstIndex(of: token) ?? 0 }
      colors.append(number([0, kind] + item.tokens.map { tokens[$0] ?? 0 } + places))
    }
    return colors
  }

  private mutating func tokenColors(
    _ items: [ValueSkeleton], _ colors: [Int], _ before: [String: Int]
  ) -> [String: Int] {
    var places: [String: [[Int]]] = [:]
    for (item, color) in zip(items, colors) {
      for (place, token) in item.tokens.enumerated() {
        places[token, default: []].append([color, place])
      }
    }
    return places.reduce(into: [:]) { result, entry in
      let sorted = entry.value.sorted { $0.lexicographicallyPrecedes($1) }
      result[entry.key] = number([1, before[entry.key] ?? 0] + sorted.flatMap { $0 })
    }
  }
}
