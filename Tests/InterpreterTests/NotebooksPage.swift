/// `docs/notebooks.md`: prose by hand, and a table for each scenario between two comments.
struct NotebooksPage {
  let text: String

  /// The paths in `<!-- table: PATH -->`, in order.
  var scenarios: [String] { text.matches(of: /<!-- table: (\S+) -->/).map { String($0.1) } }

  /// The page with these tables in place of the ones that stand in it.
  func replacing(tables: [String: String]) -> String {
    text.replacing(/(?s)<!-- table: (\S+) -->\n.*?<!-- end -->/) { match in
      let path = String(match.1)
      return "<!-- table: \(path) -->\n\n\(tables[path] ?? "")\n<!-- end -->"
    }
  }
}
