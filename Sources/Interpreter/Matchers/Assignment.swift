/// Pairs each of some rows with a column of its own.
///
/// Taking the first column that fits can take away the only one that another row fits; augmenting
/// paths find as many pairs as there can be (Kuhn's algorithm). Whether a pair fits is asked once.
///
/// ```swift
/// // Row 0 fits columns 0 and 1, row 1 only column 0.
/// Assignment.pairs(rows: 2, columns: 2) { $0 == 0 ? [0, 1] : [0] }  // [1, 0]
/// ```
enum Assignment {
  /// - Parameter fitting: The columns that a row fits.
  /// - Returns: The column of each row, nil for rows that are left without one.
  static func pairs(
    rows: Int, columns: Int, fitting: (_ row: Int) -> [Int]
  ) -> [Int?] {
    var search = Search(rows: rows, columns: columns)
    for row in 0..<rows { search.augment(from: row, fitting) }
    return search.column
  }

  private struct Search {
    var column: [Int?]
    /// The row that has a column.
    private var owner: [Int?]
    private var fits: [[Int]?]
    /// From which row a column was reached, and in the search from which row that was.
    private var reached: [(from: Int, start: Int)]

    init(rows: Int, columns: Int) {
      column = Array(repeating: nil, count: rows)
      owner = Array(repeating: nil, count: columns)
      fits = Array(repeating: nil, count: rows)
      reached = Array(repeating: (-1, -1), count: columns)
    }

    private mutating func columns(of row: Int, _ fitting: (Int) -> [Int]) -> [Int] {
      if let columns = fits[row] { return columns }
      let columns = fitting(row)
      fits[row] = columns
      return columns
    }

    /// Breadth first over alternating paths, without recursion: lists can be long.
    mutating func augment(from start: Int, _ fitting: (Int) -> [Int]) {
      var queue = [start]
      var next = 0
      while next < queue.count {
        let row = queue[next]
        next += 1
        let columns = columns(of: row, fitting)
        if let free = columns.first(where: { owner[$0] == nil }) {
          reached[free] = (row, start)
          flip(free)
          return
        }
        for column in columns where reached[column].start != start {
          reached[column] = (row, start)
          if let holder = owner[column] { queue.append(holder) }
        }
      }
    }

    /// Gives the free column at the end of a path to its row, that row's old one to the row before, …
    private mutating func flip(_ end: Int) {
      var free: Int? = end
      while let column = free {
        let row = reached[column].from
        free = self.column[row]
        self.column[row] = column
        owner[column] = row
      }
    }
  }
}
