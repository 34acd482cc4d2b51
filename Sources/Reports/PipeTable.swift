/// A Markdown table whose source is aligned too, by display width.
///
/// ```
/// | Attribute | Value |
/// | --------- | ----: |
/// | likes     |     7 |
/// ```
struct PipeTable {
  enum Alignment { case left, right, center }

  struct Column {
    let title: String
    let alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  let columns: [Column]
  /// Cells are Markdown: foreign text in them is escaped already.
  var rows: [[String]] = []

  init(_ columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  var text: String {
    let widths = columns.indices.map { index in
      max(3, columns[index].title.displayWidth, rows.map { $0[index].displayWidth }.max() ?? 0)
    }
    var lines = [line(columns.map(\.title), widths), rule(widths)]
    for row in rows { lines.append(line(row, widths)) }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { index in
      let gap = widths[index] - cells[index].displayWidth
      let left =
        switch columns[index].alignment {
        case .left: 0
        case .right: gap
        case .center: gap / 2
        }
      return String(repeating: " ", count: left) + cells[index]
        + String(repeating: " ", count: gap - left)
    }
    return "| " + padded.joined(separator: " | ") + " |"
  }

  private func rule(_ widths: [Int]) -> String {
    let cells = zip(columns, widths).map { column, width in
      switch column.alignment {
      case .left: String(repeating: "-", count: width)
      case .right: String(repeating: "-", count: width - 1) + ":"
      case .center: ":" + String(repeating: "-", count: width - 2) + ":"
      }
    }
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
