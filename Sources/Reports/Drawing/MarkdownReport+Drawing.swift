import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// A drawing as an HTML table, which Markdown's own tables cannot be: the partition key's cell spans
  /// its collection. A cell a line keeps the source legible.
  static func table(_ drawing: Drawing) -> [String] {
    let title =
      "**\(Markdown.text(Cut.value(drawing.title))):** "
      + Quantity.of(drawing.itemCount, "item")
    guard !drawing.partitions.isEmpty else { return [title] }
    let names = drawing.keys.map { "<th>\(Markdown.html($0))</th>" }.joined()
    let span = drawing.width > 1 ? " colspan=\"\(drawing.width)\"" : ""
    var lines = ["<table>", "<tr>\(names)<th\(span)>Attributes</th></tr>"]
    for partition in drawing.partitions {
      let rows = partition.rows.count > 1 ? " rowspan=\"\(partition.rows.count)\"" : ""
      for (index, row) in partition.rows.enumerated() {
        lines.append("<tr>")
        if index == 0 { lines.append("  <td\(rows)><b>\(Markdown.html(partition.key))</b></td>") }
        if let sort = row.sort { lines.append("  <td>\(Markdown.html(sort))</td>") }
        lines += row.attributes.map { name, value in
          "  <td><i>\(Markdown.html(name))</i><br>\(Markdown.html(value))</td>"
        }
        lines.append("</tr>")
      }
    }
    lines.append("</table>")
    return [title, lines.joined(separator: "\n")]
      + (drawing.cutNote.map { ["*\($0)*"] } ?? [])
  }
}
