import Documents
import Scenarios
import Templates
import Testing

@testable import Interpreter

@Suite struct ItemListTests {
  struct None: Bindings {
    func lookup(_ name: String) -> Value? { nil }
    func uuid() -> String { "" }
    func now() -> Int { 0 }
    func today() -> String { "" }
  }

  private func check(_ wanted: [Wanted], _ items: [Value]) throws -> Check {
    let file = try SourceFile(path: "x", bytes: [])
    let list = try ItemList(.wanted(.list(wanted)), at: Span(file, 0, 0), in: None())
    return list.check("items", items, isUnordered: true, isStrict: false)
  }

  private func item(_ id: String, _ group: String) -> Value {
    .map([.init("group", .text(group)), .init("id", .text(id))])
  }

  /// Each with each would be a hundred million comparisons.
  @Test func longListsAreMatchedInAnyOrder() throws {
    let items = (0..<10_000).map { item("\($0)", "g") }
    let wanted = items.map { Wanted($0) }
    let isSame = try check(wanted.reversed(), items).holds
    #expect(isSame)
    let other = try check([Wanted(item("x", "g"))] + wanted.dropFirst(), items)
    #expect(other.differences.map(\.path) == ["items[0].id"])
  }

  /// An attribute is only looked up by where every wanted item gives it a plain value.
  @Test func patternsAndMissingAttributesAreSearchedFor() throws {
    let items = [item("1", "a"), item("2", "b"), item("é", "c")]
    let pattern = Wanted.map([("id", .pattern(try Pattern("^[12]$")))])
    let plain = Wanted.map([("id", .scalar(.text("1")))])
    let group = Wanted.map([("group", .scalar(.text("c")))])
    #expect(try check([pattern, plain, group], items).holds)
    #expect(try !check([plain, plain, group], items).holds)
    // The same letter in two scalars is another text.
    let decomposed = Wanted.map([("id", .scalar(.text("e\u{301}")))])
    #expect(try !check([plain, pattern, decomposed], items).holds)
    #expect(try !check([plain, Wanted(item("2", "b")), decomposed], items).holds)
  }
}
