import Scenarios

extension MarkdownReport {
  /// The notebook's recorded output against now.
  func recorded(_ comparison: RecordedComparison?) -> [String] {
    guard let comparison else { return [] }
    switch comparison.verdict {
    case .same:
      let line = "**Notebook:** ✓ the same as recorded"
      return [line + renaming(comparison)] + renamed(comparison)
    case .stale(let reason):
      return ["**Notebook:** stale – \(Markdown.text(Self.oneLine(reason)))"]
        + (comparison.differences.isEmpty
          ? []
          : ["<details>\n<summary>Recorded and now</summary>"]
            + differences(comparison.differences, "Recorded", "Now") + ["</details>"])
    case .different:
      let mark = comparison.mustMatch ? "✗" : "≠"
      return ["**Notebook:** \(mark) differs from what was recorded"]
        + differences(comparison.differences, "Recorded", "Now") + renamed(comparison)
    }
  }

  private func renaming(_ comparison: RecordedComparison) -> String {
    comparison.renamed.isEmpty ? "" : ", up to renamed ids and times"
  }

  private func renamed(_ comparison: RecordedComparison) -> [String] {
    guard !comparison.renamed.isEmpty else { return [] }
    let shown = comparison.renamed.prefix(Cut.rows)
    let table = PipeTable(
      [.init("Recorded"), .init("Now")],
      rows: shown.map {
        [Markdown.text(Cut.value($0.recorded)), Markdown.text(Cut.value($0.now))]
      })
    let note = Cut.note(shown: shown.count, of: comparison.renamed.count, "name")
    return [
      "<details>\n<summary>\(Quantity.grouped(comparison.renamed.count)) renamed</summary>",
      table.text,
    ] + (note.map { ["*\($0)*"] } ?? []) + ["</details>"]
  }
}
