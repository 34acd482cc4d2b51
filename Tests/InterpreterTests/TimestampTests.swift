import Scenarios
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2024-01-12T12:00:46Z", 1_705_060_846_000),
    ("2024-01-12t13:00:46.5+01:00", 1_705_060_846_500),
    ("2024-02-29T23:59:59.9999Z", 1_709_251_199_999),
    ("2000-02-29T00:00:00-00:30", 951_784_200_000),
    ("1969-12-31T23:59:59Z", -1000),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000),
  ])
  func reads(_ text: String, _ milliseconds: Int) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2024-01-12", "2024-01-12 12:00:46Z", "2024-01-12T12:00:46", "2024-13-12T12:00:46Z",
    "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-00-01T00:00:00Z",
    "2024-04-31T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
    "2024-01-01T00:00:60Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+1:00",
    "2024-01-01T00:00:00Zx", "0000-01-01T00:00:00Z", "٢٠٢٤-01-01T00:00:00Z",
  ])
  func refuses(_ text: String) { #expect(Timestamp(text) == nil) }

  @Test func durations() {
    #expect(Scenarios.Duration("500ms")?.milliseconds == 500)
    #expect(Scenarios.Duration("90s")?.milliseconds == 90_000)
    #expect(Scenarios.Duration("15m")?.milliseconds == 900_000)
    #expect(Scenarios.Duration("2h")?.milliseconds == 7_200_000)
    #expect(Scenarios.Duration("7d")?.milliseconds == 604_800_000)
    #expect(Scenarios.Duration("0s")?.milliseconds == 0)
    for text in [
      "", "s", "90", "-1s", "1.5s", "1 s", "1S", "99999999999999999999s", "36526d", "٩s",
    ] {
      #expect(Scenarios.Duration(text) == nil, "\(text)")
    }
  }
}
