import Testing

@testable import Interpreter

@Suite struct RenamedTextTests {
  private func tokens(_ text: String) -> [String] { RenamedText(text).tokens.map(\.text) }

  @Test func findsIdsAndTimesInsideText() {
    let id = "6cca7afc-e1ec-4eca-b0eb-175480e275b5"
    #expect(tokens("USER#\(id)") == [id])
    #expect(tokens("MSG#1705014707#\(id)") == ["1705014707", id])
    #expect(tokens(id.uppercased()) == [id.uppercased()])
    #expect(tokens("at 1705014707.") == ["1705014707"])
    #expect(tokens("-1705014707") == ["1705014707"])
  }

  @Test(arguments: [
    "999999999", "0999999999", "17050147071", "1705014707.5", "3.1705014707",
    "6cca7afc-e1ec-4eca-b0eb-175480e275b", "x6cca7afc-e1ec-4eca-b0eb-175480e275b5",
    "6cca7afc-e1ec-4eca-b0eb-175480e275b5x", "6cca7afce1ec4ecab0eb175480e275b5",
    "6cca7afc-e1ec-4eca-b0eg-175480e275b5", "",
  ])
  func leavesOtherTextAlone(_ text: String) {
    #expect(tokens(text) == [])
  }

  @Test func aSkeletonTellsTokensFromText() {
    #expect(RenamedText("a1705014707").skeleton == RenamedText("a1600000000").skeleton)
    #expect(RenamedText("a1705014707").skeleton != RenamedText("a").skeleton)
    #expect(RenamedText("\0\u{2}").skeleton != RenamedText("1705014707").skeleton)
  }
}
