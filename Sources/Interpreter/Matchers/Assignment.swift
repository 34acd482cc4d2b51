/// Pairs each of some rows with a column of its own.
///
/// Taking the first column that fits can take away the only one that another row fits; augmenting
/// paths find as many pairs as there can be (Kuhn's algorithm). Whether a pair fits is asked at most
/// once.
///
/// ```swift
/// // Row 0 fits columns 0 and 1, row 1 only column 0.
/// Assignment.pairs(rows: 2, columns: 2) { row, column in row == 0 || column == 0 }  // [1, 0]
/// ```
enum Assignment {
  /// - Returns: The column of each row, nil for rows that are left without one.
  static func pairs(
    rows: Int, columns: Int, fits: (_ row: Int, _ column: Int) -> Bool
  ) -> [Int?] {
    var search = Search(rows: rows, columns: columns)
    // The easy pairs first: most lists differ in few places, and a row mostly fits its own column.
    for row in 0..<rows {
      if row < columns, search.owner[row] == nil, search.known(row, row, fits) {
        search.take(row, row)
      }
    }
    for row in 0..<rows where search.column[row] == nil { search.augment(from: row, fits) }
    return search.column
  }

  private struct Search {
    var column: [Int?]
    /// The row that has a column.
    var owner: [Int?]
    private let columns: Int
    private var answers: [Bool?]

    init(rows: Int, columns: Int) {
      column = Array(repeating: nil, count: rows)
      owner = Array(repeating: nil, count: columns)
      answers = Array(repeating: nil, count: rows * columns)
      self.columns = columns
    }

    mutating func known(_ row: Int, _ column: Int, _ fits: (Int, Int) -> Bool) -> Bool {
      if let answer = answers[row * columns + column] { return answer }
      let answer = fits(row, column)
      answers[row * columns + column] = answer
      return answer
    }

    mutating func take(_ row: Int, _ column: Int) {
      self.column[row] = column
      owner[column] = row
    }

    /// Breadth first over alternating paths, without recursion: lists can be long.
    mutating func augment(from start: Int, _ fits: (Int, Int) -> Bool) {
      var reachedFrom = [Int?](repeating: nil, count: columns)
      var queue = [start]
      var next = 0
      while next < queue.count {
        let row = queue[next]
        next += 1
        for column in 0..<columns where reachedFrom[column] == nil && known(row, column, fits) {
          reachedFrom[column] = row
          guard let holder = owner[column] else {
            flip(column, reachedFrom)
            return
          }
          queue.append(holder)
        }
      }
    }

    /// Gives the free column at the end of a path to its row, that row's old one to the row before, …
    private mutating func flip(_ end: Int, _ reachedFrom: [Int?]) {
      var free: Int? = end
      while let column = free, let row = reachedFrom[column] {
        let old = self.column[row]
        take(row, column)
        free = old
      }
    }
  }
}
