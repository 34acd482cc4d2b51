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
    let lines = ([columns.map(\.title)] + rows).map { cells in
      cells.map { (text: $0, width: $0.displayWidth) }
    }
    let widths = columns.indices.map { index in
      lines.reduce(3) { max($0, $1[index].width) }
    }
    var text = ""
    for (index, cells) in lines.enumerated() {
      if index > 0 { text += "\n" }
      write(cells, widths, to: &text)
      if index == 0 { text += "\n" + rule(widths) }
    }
    return text
  }

  private func write(
    _ cells: [(text: String, width: Int)], _ widths: [Int], to text: inout String
  ) {
    text += "|"
    for (index, cell) in cells.enumerated() {
      let gap = widths[index] - cell.width
      let left =
        switch columns[index].alignment {
        case .left: 0
        case .right: gap
        case .center: gap / 2
        }
      text += String(repeating: " ", count: left + 1)
      text += cell.text
      text += String(repeating: " ", count: gap - left + 1)
      text += "|"
    }
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
