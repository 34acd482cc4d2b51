import Testing

@testable import Interpreter

@Suite struct PatternTests {
  @Test(arguments: [
    ("^TWEET#", "TWEET#1", true), ("^TWEET#", "#TWEET#1", false), ("EE", "TWEET", true),
    (#"^\d+$"#, "0123", true), (#"^\d+$"#, "12a", false), (#"^\D$"#, "1", false),
    (#"^[\d-]+$"#, "1-2", true), (#"^[\w]+$"#, "a_1", true), (#"^[\s]$"#, "\t", true),
    (#"^\w+@\w+\.\w+$"#, "a@b.cd", true), (#"a\/b"#, "a/b", true), (#"^[a\]b]+$"#, "ab", false),
    ("^(a|b){2,3}$", "aba", true), ("^[]x]$", "]", true), ("^[^]x]$", "y", true),
    ("^[[:alpha:]]+$", "abc", true), ("^Sch.le$", "Schüle", true), ("^.$", "😀", true),
    ("^$", "", true), ("x", "", false),
  ])
  func searches(_ pattern: String, _ text: String, _ matches: Bool) {
    let compiled = try? Pattern(pattern)
    if pattern.contains(#"\]"#) {
      #expect(compiled == nil)
    } else {
      #expect(compiled?.matches(text) == matches)
    }
  }

  @Test(arguments: ["", "(", "[a", "a\\", "*", "a{1000}{1000}", "a\0", #"[\b]"#])
  func refuses(_ pattern: String) {
    #expect(throws: Pattern.Failure.self) { try Pattern(pattern) }
  }

  /// A zero byte does not end the text.
  @Test func searchesBehindAZeroByte() throws {
    let isFound = try Pattern("b$").matches("a\0b")
    #expect(isFound)
  }
}
