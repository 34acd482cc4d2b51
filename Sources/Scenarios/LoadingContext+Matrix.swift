import Documents
import Templates

extension LoadingContext {
  /// Reads `matrix`; nil where it is wrong, which is noted. Its names are known from here on.
  func matrix(_ node: Node) -> Matrix? {
    // Of a matrix that is wrong nothing more is said; one message is enough.
    names.matrix = .open
    guard case .map(let entries) = node.value else {
      problems.add(
        .error(
          "'matrix' must be a map of lists, found \(node.kind)", at: node.span,
          label: "such as { reader: [Ada, Linus] }, or { file: cases.csv }"))
      return nil
    }
    let before = problems.all.count
    let read =
      if entries.count == 1, let entry = entries.first, entry.key == "file",
        let path = entry.value.text
      {
        RowFile.read(Located(path, entry.value.span), at: resolve(path), into: problems)
      } else {
        combinations(of: entries, in: node)
      }
    guard let read, problems.all.count == before else { return nil }
    for name in read.names where !Expression.isName(name) {
      problems.add(
        .error(
          "'\(name)' cannot be a name of the matrix", at: node.span,
          label: "letters, digits and '_', not a digit first"))
    }
    guard !read.rows.isEmpty else {
      problems.add(.error("the matrix has no case", at: node.span))
      return nil
    }
    guard read.rows.count <= Matrix.limit else {
      problems.add(
        .error("the matrix has more than \(Matrix.limit) cases, the limit", at: node.span))
      return nil
    }
    names.matrix = .names(read.names)
    return Matrix(names: read.names, rows: read.rows, span: node.span)
  }

  /// All combinations; the last list changes fastest.
  private func combinations(of entries: [Node.Entry], in node: Node) -> RowFile.Rows? {
    var lists: [[Value]] = []
    var count = 1
    for entry in entries {
      guard case .list(let nodes) = entry.value.value else {
        problems.add(
          .error("'matrix' needs lists, found \(entry.value.kind)", at: entry.value.span))
        continue
      }
      let values = nodes.compactMap { constant($0) }
      lists.append(values)
      let (product, overflow) = count.multipliedReportingOverflow(by: values.count)
      count = overflow ? .max : product
    }
    guard lists.count == entries.count, !entries.isEmpty else { return RowFile.Rows() }
    guard count <= Matrix.limit else {
      problems.add(
        .error("the matrix has more than \(Matrix.limit) cases, the limit", at: node.span))
      return nil
    }
    let rows = (0..<count).map { index in
      var rest = index
      var values: [Value.Entry] = []
      for (entry, list) in zip(entries, lists).reversed() {
        values.append(Value.Entry(entry.key, list[rest % list.count]))
        rest /= list.count
      }
      return Array(values.reversed())
    }
    return RowFile.Rows(names: entries.map(\.key), rows: rows)
  }

  /// The cases must be known before anything runs.
  private func constant(_ node: Node) -> Value? {
    guard let template = Template(node, into: problems) else { return nil }
    if template.constant == nil {
      problems.add(
        .error(
          "a matrix holds no templates", at: node.span,
          label: "its cases are known before anything runs"))
    }
    return template.constant
  }
}
