import Foundation
import Scenarios
import Testing

@testable import DynamoDBSigning
@testable import Reports

/// What every page brings along.
struct PageTests {
  /// The policy names the script and the style by their hashes, and nothing else runs.
  @Test func allowsItsOwnScriptAndStyle() {
    #expect("\(PageScript.hash)" == Self.hash(PageScript.source))
    #expect("\(PageStyle.hash)" == Self.hash(PageStyle.source))
  }

  private static func hash(_ source: StaticString) -> String {
    let digest = Digest.sha256(Array("\(source)".utf8))
    return "sha256-" + Data(digest).base64EncodedString()
  }

  @Test func holdsThemOnce() throws {
    let page = ReportFormat.html.text([try TwitterSample.run()])
    #expect(page.ranges(of: "<script>\(PageScript.source)</script>").count == 1)
    #expect(page.ranges(of: "<style>\(PageStyle.source)</style>").count == 1)
    #expect(!page.contains("unsafe-inline"))
    #expect(!page.contains(" style=\""))
  }

  /// Each case of a page has its own tables to slide through, and its part of what a page can hold.
  @Test func slidesThroughEachCase() throws {
    var first = try TwitterSample.run()
    first.caseName = "one"
    var second = first
    second.caseName = "two"
    second.checks = [Check(subject: "budget.wcu", expected: "<= 1", actual: "6", holds: false)]
    let page = ReportFormat.html.text([first, second])
    #expect(page.ranges(of: " data-tables=\"\"").count == 2)
    for id in ["tables", "slider", "view", "stage", "where", "states"] {
      #expect(page.ranges(of: " id=\"case-1-\(id)\"").count == 1, "\(id)")
      #expect(page.ranges(of: " id=\"case-2-\(id)\"").count == 1, "\(id)")
    }
    #expect(page.contains("href=\"#case-2-tables\" data-state=\"1\""))
  }
}
