import DynamoDBWire
import Testing

@Suite struct AttributeSetTests {
  @Test func elementsAreOrderedAndOnce() {
    #expect(AttributeSet(["b", "a", "b"]).elements == ["a", "b"])
    #expect(AttributeSet<Number>([10, 9, -1, 10]).elements == [-1, 9, 10])
    #expect(
      AttributeSet<[UInt8]>([[128], [127], [127, 0]]).elements == [[127], [127, 0], [128]])
    // UTF-8 order is that of code points, not that of UTF-16: 😀 comes behind U+FFFF.
    #expect(AttributeSet(["😀", "\u{FFFF}", "z", "ä"]).elements == ["z", "ä", "\u{FFFF}", "😀"])
  }

  @Test func algebra() {
    let set: AttributeSet<Number> = [1, 3, 5]
    #expect(set.contains(3))
    #expect(!set.contains(4))
    #expect(set.union([4, 3]) == [1, 3, 4, 5])
    #expect(set.subtracting([3, 9]) == [1, 5])
    #expect(set.subtracting(set).count == 0)
    #expect(set == AttributeSet([5, 3, 1]))
    #expect(set != AttributeSet([5, 3]))
  }
}
