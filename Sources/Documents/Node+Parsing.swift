extension Node {
  /// Reads the one document of a YAML file.
  ///
  /// Mistakes that do not hide what follows (a key twice, a tag, a merge key, …) are reported
  /// together; an error of syntax ends the reading, except for templates that stand without quotes:
  /// of those all are told.
  package static func parse(_ file: SourceFile) throws(Diagnostics) -> Node {
    let problems = Problems()
    if let node = parse(file, into: problems), problems.all.isEmpty { return node }
    throw Diagnostics(problems.all)
  }

  /// The same, with mistakes noted; a file whose only mistakes are templates without quotes is read as
  /// if they had them, so that what else is wrong in it can be told too.
  private static func parse(_ file: SourceFile, into problems: Problems) -> Node? {
    var found: [Diagnostic] = []
    var source = file
    var isWhole = true
    while true {
      var composer = Composer(source)
      var node: Node?
      do {
        node = try composer.document()
        found += composer.problems
      } catch {
        if let span = error.span, error.code == .unquotedTemplate,
          found.count < Composer.coveringLimit, let (covered, isQuoted) = source.covering(span)
        {
          found.append(error)
          source = covered
          isWhole = isWhole && isQuoted
          continue
        }
        found += composer.problems + [error]
      }
      problems.add(found.map { $0.moved(to: file).coded(.yaml) })
      return isWhole && found.allSatisfy { $0.code == .unquotedTemplate } ? node : nil
    }
  }

  /// Reads the file at `path` and parses it.
  package static func read(_ path: String) throws(Diagnostics) -> Node {
    let problems = Problems()
    if let node = read(path, into: problems), problems.all.isEmpty { return node }
    throw Diagnostics(problems.all)
  }

  /// The same, with mistakes noted; nil where they leave nothing to go on with.
  package static func read(_ path: String, into problems: Problems) -> Node? {
    do {
      return parse(try SourceFile.read(path), into: problems)
    } catch {
      problems.add(error.coded(.yaml))
      return nil
    }
  }
}
