import Testing

@testable import DynamoDBEngine

/// The tree against a plain sorted model, over seeded random operations.
@Suite struct BPlusTreeTests {
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static func key(_ number: Int) -> TreeKey {
    TreeKey(
      hash: UInt64(number % 7),
      bytes: [UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)])
  }

  /// The tree's order, for the model's numbers.
  static func precedes(_ a: Int, _ b: Int) -> Bool { (a % 7, a) < (b % 7, b) }

  static func entries(_ tree: BPlusTree<Int>, _ range: TreeRange = .all, descending: Bool = false)
    -> [Int]
  {
    var found: [Int] = []
    tree.scan(range, descending: descending) { _, value in
      found.append(value)
      return true
    }
    return found
  }

  @Test(arguments: [(1, 300), (2, 5_000), (3, 60_000)])
  func agreesWithASortedModel(seed: Int, space: Int) {
    var random = Random(state: UInt64(seed))
    var tree = BPlusTree<Int>()
    var model: [Int: Int] = [:]
    for step in 0..<20_000 {
      let number = Int.random(in: 0..<space, using: &random)
      // Growing first, shrinking later, so that nodes split and merge.
      if Int.random(in: 0..<100, using: &random) < (step < 12_000 ? 75 : 20) {
        #expect(tree.insert(step, at: Self.key(number)) == model.updateValue(step, forKey: number))
      } else {
        #expect(tree.remove(Self.key(number)) == model.removeValue(forKey: number))
      }
    }
    #expect(tree.count == model.count)
    let sorted = model.sorted { Self.precedes($0.key, $1.key) }.map(\.value)
    #expect(Self.entries(tree) == sorted)
    #expect(Self.entries(tree, descending: true) == sorted.reversed())
    for number in 0..<300 { #expect(tree[Self.key(number)] == model[number]) }
    for _ in 0..<200 {
      let bounds = (0..<2).map { _ in Int.random(in: 0..<space, using: &random) }
        .sorted(by: Self.precedes)
      let range = TreeRange(lower: Self.key(bounds[0]), upper: Self.key(bounds[1]))
      let inside = model.filter {
        !Self.precedes($0.key, bounds[0]) && Self.precedes($0.key, bounds[1])
      }
      let expected = inside.sorted { Self.precedes($0.key, $1.key) }.map(\.value)
      #expect(Self.entries(tree, range) == expected)
      #expect(Self.entries(tree, range, descending: true) == expected.reversed())
    }
  }

  @Test func emptiesCompletely() {
    var tree = BPlusTree<Int>()
    for number in 0..<10_000 { tree.insert(number, at: Self.key(number)) }
    for number in (0..<10_000).reversed() { #expect(tree.remove(Self.key(number)) == number) }
    #expect(tree.count == 0)
    #expect(Self.entries(tree) == [])
    tree.insert(1, at: Self.key(1))
    #expect(Self.entries(tree) == [1])
  }

  @Test func aSnapshotStaysAsItWas() {
    var tree = BPlusTree<Int>()
    for number in 0..<5_000 { tree.insert(number, at: Self.key(number)) }
    let snapshot = tree
    let before = Self.entries(snapshot)
    for number in 0..<5_000 {
      if number.isMultiple(of: 3) {
        tree.remove(Self.key(number))
      } else {
        tree.insert(-number, at: Self.key(number))
      }
    }
    #expect(Self.entries(snapshot) == before)
    #expect(snapshot.count == 5_000)
  }

  @Test(arguments: 1...8)
  func findsTheDifferenceOfTwoVersions(seed: Int) {
    var random = Random(state: UInt64(seed))
    var tree = BPlusTree<Int>()
    for number in 0..<(seed * 700) { tree.insert(number, at: Self.key(number)) }
    let earlier = tree
    var changed: [Int: (Int?, Int?)] = [:]
    for step in 0..<(seed * seed * 20) {
      let number = Int.random(in: 0..<8_000, using: &random)
      if Bool.random(using: &random) {
        tree.insert(100_000 + step, at: Self.key(number))
      } else {
        tree.remove(Self.key(number))
      }
      changed[number] = (earlier[Self.key(number)], tree[Self.key(number)])
    }
    var found: [(Int?, Int?)] = []
    tree.difference(since: earlier) { _, before, after in
      if before != after { found.append((before, after)) }
    }
    let expected = changed.filter { $0.value.0 != $0.value.1 }
      .sorted { Self.precedes($0.key, $1.key) }.map(\.value)
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(one == other) }
  }

  @Test func theDifferenceCostsWhatChanged() {
    var tree = BPlusTree<Int>()
    for number in 0..<100_000 { tree.insert(number, at: Self.key(number)) }
    let earlier = tree
    tree.insert(-1, at: Self.key(50_000))
    var visited = 0
    tree.difference(since: earlier) { _, _, _ in visited += 1 }
    // One leaf of each version, not 100,000 entries.
    #expect(visited <= 2 * 64)
    visited = 0
    tree.remove(Self.key(77))
    tree.difference(since: earlier) { _, _, _ in visited += 1 }
    #expect(visited <= 6 * 64)
  }
}
