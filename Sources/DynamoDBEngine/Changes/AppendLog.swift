/// A log that grows at its end and is cut at its beginning: a value whose copies share what is full.
///
/// Elements are held in blocks. A full block never changes again, so a copy of the log costs its
/// last block, and only once the log is appended to.
///
/// ```swift
/// var log = AppendLog<Int>()
/// for number in 0..<1000 { log.append(number) }
/// log.dropBlocks { $0 < 600 }
/// log.indices  // 512..<1000
/// ```
struct AppendLog<Element: Sendable>: Sendable {
  static var blockSize: Int { 256 }

  /// Full blocks, the oldest first.
  private var blocks: [[Element]] = []
  private var last: [Element] = []
  private(set) var startIndex = 0

  init() {}

  /// A log that begins at a later place: a multiple of the size of a block.
  init(startIndex: Int) { self.startIndex = startIndex }

  var endIndex: Int { startIndex + blocks.count * Self.blockSize + last.count }
  /// Places are counted from the first element there ever was.
  var indices: Range<Int> { startIndex..<endIndex }

  /// - Precondition: The place is one of `indices`.
  subscript(place: Int) -> Element {
    let (block, offset) = (place - startIndex).quotientAndRemainder(dividingBy: Self.blockSize)
    return block < blocks.count ? blocks[block][offset] : last[offset]
  }

  mutating func append(_ element: Element) {
    last.append(element)
    if last.count == Self.blockSize {
      blocks.append(last)
      last = []
      last.reserveCapacity(Self.blockSize)
    }
  }

  /// Forgets the blocks at the beginning all of whose elements may go.
  ///
  /// Looks at the last element of one block where there is nothing to forget.
  mutating func dropBlocks(while mayGo: (Element) -> Bool) {
    var count = 0
    while count < blocks.count, let end = blocks[count].last, mayGo(end) { count += 1 }
    guard count > 0 else { return }
    blocks.removeFirst(count)
    startIndex += count * Self.blockSize
  }

  /// The first place whose element has the property, where all behind one that has it have it too.
  func firstIndex(where hasProperty: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if hasProperty(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
