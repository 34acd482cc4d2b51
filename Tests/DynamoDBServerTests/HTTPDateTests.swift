import Testing

@testable import DynamoDBServer

@Suite struct HTTPDateTests {
  /// RFC 9110's example, and the days around a leap day.
  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
  ])
  func isTheForm(seconds: Int, text: String) {
    #expect(HTTPDate(epochSeconds: seconds).text == text)
  }

  @Test func isISO8601() {
    #expect(HTTPDate(epochSeconds: 784_111_777).iso8601 == "1994-11-06T08:49:37Z")
  }
}
