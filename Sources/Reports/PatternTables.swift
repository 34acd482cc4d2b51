package import AccessPatterns

/// The two tables in which a single-table design is taught: the entity chart, and the access patterns
/// with the requests that answer them.
package enum PatternTables {
  /// A model as Markdown, aligned so that a terminal can show it too.
  package static func text(_ model: Model) -> String {
    var blocks = ["# \(Markdown.text(MarkdownReport.oneLine(model.name)))"]
    let description = Markdown.prose(model.description, headingsDown: 1)
    if !description.isEmpty { blocks.append(description) }
    for design in [model.entityChart, model.patternTable] where !design.rows.isEmpty {
      blocks += ["## \(Markdown.text(design.title))", table(design).text]
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// One table with its title.
  package static func text(_ design: DesignTable) -> String {
    "# \(Markdown.text(design.title))\n\n\(table(design).text)\n"
  }

  static func table(_ design: DesignTable) -> PipeTable {
    // Columns that are empty all the way down say nothing.
    let columns = design.headers.indices.filter { index in
      design.rows.contains { index < $0.count && !$0[index].isEmpty }
    }
    return PipeTable(
      columns.map { .init(Markdown.text(design.headers[$0])) },
      rows: design.rows.map { row in
        columns.map { $0 < row.count ? Markdown.text(row[$0]) : "" }
      })
  }
}
