import Testing

@testable import Reports

struct UnifiedDiffTests {
  private let plain = TerminalStyle(color: false)

  @Test func equalTextsHaveNone() {
    #expect(UnifiedDiff(from: "a\nb\n", to: "a\nb\n").text(from: "x", to: "y", style: plain) == "")
  }

  /// What `diff -u -F '^#'` gives, with the heading as text.
  @Test func showsDifferencesWithTheirSurroundingsAndStep() {
    let old = "# A\n1\n2\n3\n4\n5\n6\n7\n8\n## ✓ 1. B\n9\n10\n"
    let new = "# A\n1\n2\n3\n4\n5\nsix\n7\n8\n## ✓ 1. B\n9\nten\nnew\n"
    #expect(
      UnifiedDiff(from: old, to: new).text(from: "old", to: "new", style: plain) == """
        --- old
        +++ new
        @@ -4,10 +4,11 @@ A
         3
         4
         5
        -6
        +six
         7
         8
         ## ✓ 1. B
         9
        -10
        +ten
        +new
         

        """)
  }

  @Test func beginsAnewWhereMuchIsTheSame() {
    let same = (0..<20).map { "line \($0)" }.joined(separator: "\n")
    let diff = UnifiedDiff(from: "a\n\(same)\nb", to: "A\n\(same)\nB")
      .text(from: "old", to: "new", style: plain)
    #expect(
      diff.split(separator: "\n").filter { $0.hasPrefix("@@") } == [
        "@@ -1,4 +1,4 @@", "@@ -19,4 +19,4 @@",
      ])
  }

  @Test func tellsTextsApartThatSwiftTakesForEqual() {
    let diff = UnifiedDiff(from: "e\u{301}", to: "\u{E9}").text(from: "x", to: "y", style: plain)
    #expect(diff.utf8.count > 10)
  }

  @Test func cutsLongDifferencesAndHugeOnesStayQuick() {
    let old = (0..<20_000).map { "old \($0)" }.joined(separator: "\n")
    let new = (0..<20_000).map { "new \($0)" }.joined(separator: "\n")
    let diff = UnifiedDiff(from: old, to: new).text(from: "x", to: "y", style: plain)
    #expect(diff.hasSuffix("… 39,803 more lines\n"))
  }
}
