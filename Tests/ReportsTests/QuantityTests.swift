import Scenarios
import Testing

@testable import Reports

struct QuantityTests {
  @Test(arguments: [(0, "0"), (999, "999"), (9_950, "9,950"), (-1_234_567, "-1,234,567")])
  func groupsThousands(number: Int, text: String) {
    #expect(Quantity.grouped(number) == text)
  }

  @Test(arguments: [(0, ""), (0.5, "0.5"), (2, "2"), (1_204.5, "1,204.5")])
  func writesUnits(units: Double, text: String) {
    #expect(Quantity.units(units) == text)
  }

  @Test func agreesInNumber() {
    #expect(Quantity.of(1, "item") == "1 item")
    #expect(Quantity.of(0, "item") == "0 items")
  }

  @Test func cutsLongValuesAndSaysSo() {
    let text = String(repeating: "a", count: 400)
    #expect(Cut.value(text) == String(repeating: "a", count: 120) + "… 280 more characters")
    #expect(Cut.value("short") == "short")
    #expect(Cut.value(String(repeating: "é", count: 120)) == String(repeating: "é", count: 120))
  }

  @Test func cutsBlocksAtALine() {
    let line = String(repeating: "b", count: 9) + "\n"
    let cut = Cut.block(String(repeating: line, count: 10), limit: 55)
    #expect(
      cut == String(repeating: line, count: 5).dropLast() + "\n… 51 more characters")
  }
}
