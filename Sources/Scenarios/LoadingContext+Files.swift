import AccessPatterns
package import Documents

extension LoadingContext {
  /// A path as written in this file, relative to it.
  func resolve(_ path: String) -> String {
    guard !path.hasPrefix("/"), let file = files.last,
      let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return Self.normalized(path) }
    return Self.normalized(String(file[...slash]) + path)
  }

  /// `a/./b/../c` is `a/c`, so that one file has one path.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The model that a file names: a built-in one, or a file.
  func model(_ node: Node) -> Model? {
    guard let name = node.text else {
      problems.add(.expected(.text, node))
      return nil
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let inner = Problems()
      let path = resolve(name)
      let model = Model.load(in: LoadingContext(files + [path], language, inner, counter))
      add(inner.all, namedAt: node.span)
      return inner.hasErrors ? nil : model
    }
    if let model = language.models.first(where: { $0.name == name }) { return model }
    let known = language.models.map(\.name)
    var error = Diagnostic.unknown("model", name, among: known, at: node.span)
    if error.label == nil {
      error.label = "built in: \(known.joined(separator: ", ")); a file ends in .yaml"
    }
    problems.add(error)
    return nil
  }

  /// Another scenario file whose steps run inside this one; nil where it cannot be read.
  package func include(_ path: Located<String>) -> Scenario? {
    let scenario = load(path, "included here")
    for (key, isThere) in [
      ("matrix", scenario?.matrix != nil), ("setup", scenario?.setup != nil),
    ] where isThere {
      problems.add(
        .error(
          "a file with '\(key)' cannot be included", at: path.span,
          label: "put its steps into a file of their own"))
    }
    return scenario
  }

  /// The scenario file that each case starts from; nil where it cannot be read.
  func setup(_ path: Located<String>) -> Scenario? {
    let scenario = load(path, "set up here")
    if scenario?.matrix != nil {
      problems.add(.error("a file with 'matrix' cannot be a setup", at: path.span))
    }
    return scenario
  }

  private func load(_ path: Located<String>, _ note: String) -> Scenario? {
    let file = resolve(path.value)
    if let start = files.firstIndex(of: file) {
      let circle = (files[start...] + [file]).joined(separator: " → ")
      problems.add(.error("the files include each other in a circle", at: path.span, label: circle))
      return nil
    }
    let inner = Problems()
    let context = LoadingContext(files + [file], language, inner, counter)
    let scenario = Scenario.load(in: context)
    add(inner.all, namedAt: path.span, note: note)
    return scenario
  }

  /// Notes the mistakes of another file.
  private func add(_ mistakes: [Diagnostic], namedAt span: Span, note: String? = nil) {
    for var problem in mistakes {
      if problem.span == nil {
        // A file that cannot be read has no place of its own.
        problem.span = span
      } else if let note {
        problem.notes.append(Diagnostic.Note(note, at: span))
      }
      problems.add(problem)
    }
  }
}
