import Documents
import Scenarios
import Testing

@Suite struct TagFilterTests {
  @Test(arguments: [
    ("a", true), ("c", false), ("!c", true), ("a && b", true), ("a && c", false), ("c || b", true),
    // && binds tighter than ||, ! tighter than both.
    ("a || c && c", true), ("(a || c) && c", false), ("!a || b", true), ("!(a || b)", false),
    ("!!a", true), (" a&&b ", true), ("lesson-1.2 || c", false),
  ])
  func matches(text: String, expected: Bool) throws {
    #expect(try TagFilter(text).matches(["a", "b"]) == expected)
  }

  @Test func withoutTagsOnlyDenialsMatch() throws {
    #expect(try TagFilter("!slow").matches([]))
    #expect(try !TagFilter("slow").matches([]))
  }

  @Test(arguments: ["", "a &&", "a b", "(a", "a)", "&& a", "a & b", "a | b", "!", "()"])
  func refuses(text: String) {
    #expect(throws: Diagnostic.self) { try TagFilter(text) }
  }

  /// A limit on depth, so that no text exhausts the stack.
  @Test(arguments: ["(", "!", "a && ", "a || "])
  func refusesWhatIsTooDeep(part: String) {
    let text = String(repeating: part, count: 100_000) + "a"
    #expect(throws: Diagnostic.self) { try TagFilter(text) }
  }
}
