import Testing

@testable import Interpreter

@Suite struct AssignmentTests {
  @Test func takesBackAChoice() {
    #expect(Assignment.pairs(rows: 2, columns: 2) { $0 == 0 ? [0, 1] : [0] } == [1, 0])
  }

  @Test func leavesRowsWithoutAColumn() {
    #expect(Assignment.pairs(rows: 2, columns: 1) { _ in [0] } == [0, nil])
    #expect(Assignment.pairs(rows: 1, columns: 0) { _ in [] } == [nil])
    #expect(Assignment.pairs(rows: 0, columns: 3) { _ in [0] } == [])
  }

  /// Against trying every order, on all sizes where that is cheap.
  @Test func findsAsManyAsThereCanBe() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let rows = Int.random(in: 0...5, using: &random)
      let columns = Int.random(in: 0...5, using: &random)
      let fits = (0..<rows).map { _ in
        (0..<columns).map { _ in Int.random(in: 0..<3, using: &random) == 0 }
      }
      let pairs = Assignment.pairs(rows: rows, columns: columns) { row in
        (0..<columns).filter { fits[row][$0] }
      }
      for (row, column) in pairs.enumerated() {
        if let column { #expect(fits[row][column]) }
      }
      let taken = pairs.compactMap { $0 }
      #expect(Set(taken).count == taken.count)
      #expect(taken.count == most(fits, from: 0, used: []), "\(fits)")
    }
  }

  private func most(_ fits: [[Bool]], from row: Int, used: Set<Int>) -> Int {
    guard row < fits.count else { return 0 }
    var best = most(fits, from: row + 1, used: used)
    for column in fits[row].indices where fits[row][column] && !used.contains(column) {
      best = max(best, 1 + most(fits, from: row + 1, used: used.union([column])))
    }
    return best
  }
}
