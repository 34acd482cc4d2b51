/// A drawing as a picture for talks: SVG that needs nothing around it, light colours on white.
///
/// Text is set in a monospaced font, so that the width of a cell follows from its characters.
struct SVGDrawing {
  let drawing: Drawing

  private static let character = 7.3
  private static let rowHeight = 44
  private static let headHeight = 44
  private static let titleHeight = 40
  private static let margin = 16
  private static let gap = 10
  /// Longer values are cut; a slide has no room for them.
  private static let longest = 34
  private static let colours = [
    "#dbeafe", "#dcfce7", "#fef3c7", "#fce7f3", "#ede9fe", "#cffafe", "#ffe4d6", "#e4e9c8",
  ]

  var text: String {
    let widths = self.widths
    let width = widths.reduce(2 * Self.margin, +)
    let rows = drawing.partitions.reduce(0) { $0 + $1.rows.count }
    let gaps = max(0, drawing.partitions.count - 1) * Self.gap
    let height =
      2 * Self.margin + Self.titleHeight + Self.headHeight + rows * Self.rowHeight + gaps
      + (drawing.cutNote == nil ? 0 : 24)
    var markup = Markup()
    markup.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": "\(width)", "height": "\(height)", "role": "img", "aria-labelledby": "title",
        "font-family": "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
      ]
    ) { markup in
      markup.element("title", ["id": "title"], drawing.title)
      markup.void(
        "rect", ["width": "\(width)", "height": "\(height)", "fill": "#ffffff"])
      label(drawing.title, Self.margin, Self.margin + 18, size: 18, isBold: true, &markup)
      head(widths, &markup)
      var y = Self.margin + Self.titleHeight + Self.headHeight
      for (index, partition) in drawing.partitions.enumerated() {
        self.partition(partition, isEven: index.isMultiple(of: 2), widths, y, &markup)
        y += partition.rows.count * Self.rowHeight + Self.gap
      }
      if let note = drawing.cutNote {
        label(note, Self.margin, y + 8, size: 12, isBold: false, &markup)
      }
    }
    markup.append("\n")
    return markup.source
  }

  /// The width of each column: keys, then attributes by their place.
  private var widths: [Int] {
    let keys = min(2, drawing.keys.count)
    var columns = drawing.keys.prefix(2).map { [$0, "partition key"] }
    columns += Array(repeating: [], count: drawing.width)
    for partition in drawing.partitions {
      columns[0].append(partition.key)
      for row in partition.rows {
        if keys > 1 { columns[1] += [row.sort ?? "", entity(row) ?? ""] }
        for (index, (name, value)) in row.attributes.enumerated() {
          columns[keys + index] += [name, value]
        }
      }
    }
    return columns.map { texts in
      let longest = texts.map { Self.short($0).displayWidth }.max() ?? 0
      return Int((Double(max(8, longest)) * Self.character).rounded(.up)) + 18
    }
  }

  private func entity(_ row: Drawing.Row) -> String? { row.entity.map { drawing.entities[$0] } }

  private static func short(_ text: String) -> String {
    let text = Markdown.visible(text)
    return text.unicodeScalars.count > longest
      ? String(text.unicodeScalars.prefix(longest - 1)) + "…" : text
  }

  private func head(_ widths: [Int], _ markup: inout Markup) {
    let y = Self.margin + Self.titleHeight
    var x = Self.margin
    for (index, key) in drawing.keys.prefix(2).enumerated() {
      box(x, y, widths[index], Self.headHeight, "#eef1f5", &markup)
      label(
        index == 0 ? "partition key" : "sort key", x + 9, y + 16, size: 10, isBold: false, &markup)
      label(Self.short(key), x + 9, y + 34, size: 12, isBold: true, &markup)
      x += widths[index]
    }
    let rest = widths.dropFirst(min(2, drawing.keys.count)).reduce(0, +)
    box(x, y, rest, Self.headHeight, "#eef1f5", &markup)
    label("attributes", x + 9, y + 34, size: 12, isBold: true, &markup)
  }

  private func partition(
    _ partition: Drawing.Partition, isEven: Bool, _ widths: [Int], _ top: Int,
    _ markup: inout Markup
  ) {
    let keys = min(2, drawing.keys.count)
    let height = partition.rows.count * Self.rowHeight
    box(Self.margin, top, widths[0], height, isEven ? "#f6f7f9" : "#e9edf2", &markup)
    label(Self.short(partition.key), Self.margin + 9, top + 27, size: 12, isBold: true, &markup)
    for (index, row) in partition.rows.enumerated() {
      let y = top + index * Self.rowHeight
      var x = Self.margin + widths[0]
      let colour = row.entity.map { Self.colours[$0 % Self.colours.count] } ?? "#ffffff"
      if keys > 1 {
        box(x, y, widths[1], Self.rowHeight, colour, &markup)
        label(entity(row) ?? "", x + 9, y + 16, size: 10, isBold: false, &markup)
        label(Self.short(row.sort ?? ""), x + 9, y + 34, size: 12, isBold: true, &markup)
        x += widths[1]
      }
      for (place, (name, value)) in row.attributes.enumerated() {
        box(x, y, widths[keys + place], Self.rowHeight, colour, &markup)
        label(Self.short(name), x + 9, y + 16, size: 10, isBold: false, &markup)
        label(Self.short(value), x + 9, y + 34, size: 12, isBold: false, &markup)
        x += widths[keys + place]
      }
    }
  }

  private func box(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ colour: String, _ markup: inout Markup
  ) {
    markup.append("\n")
    markup.void(
      "rect",
      [
        "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)", "fill": colour,
        "stroke": "#b8c0ca",
      ])
  }

  private func label(
    _ text: String, _ x: Int, _ y: Int, size: Int, isBold: Bool, _ markup: inout Markup
  ) {
    guard !text.isEmpty else { return }
    markup.element(
      "text",
      [
        "x": "\(x)", "y": "\(y)", "font-size": "\(size)",
        "fill": size == 10 ? "#59636e" : "#1b1f24",
        "font-weight": isBold ? "bold" : nil,
      ], text)
  }
}
