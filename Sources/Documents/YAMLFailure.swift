/// An error of libyaml, told in plain words.
struct YAMLFailure {
  let file: SourceFile
  let problem: String
  let offset: Int
  let context: String
  let contextOffset: Int?

  var diagnostic: Diagnostic {
    if let tab = tab { return tab }
    if let template = templateTrap(in: file, at: offset) { return template }
    let here = here
    let started = contextOffset.map { Span(file, $0, $0 + 1) } ?? here
    switch problem {
    case "could not find expected ':'":
      return .error(
        "this is no key: a ':' and a space are missing after it", at: line(from: started),
        label: "a text that goes on over several lines is indented further than its key")
    case "mapping values are not allowed in this context":
      return .error(
        "a ':' is not allowed here", at: here,
        label: "quote the text that holds it, or check the indentation")
    case "block sequence entries are not allowed in this context":
      return .error(
        "a list entry '- ' cannot begin here", at: here, label: "put it on a line of its own")
    case "mapping keys are not allowed in this context":
      return .error("a key cannot begin here", at: here, label: "check the indentation")
    case "found character that cannot start any token":
      if let comparison = comparisonTrap(in: file, at: offset) { return comparison }
      return .error(
        "a text cannot begin with '\(here.text)'", at: here, label: "put the text in quotes")
    case "did not find expected alphabetic or numeric character":
      return .error(
        "a name must follow the '\(started.text)'", at: started,
        label: "if it is text, put the text in quotes")
    case "found unexpected end of stream", "found unexpected document indicator":
      return .error("this quoted text is never closed", at: started, label: "it begins here")
    case "found unknown escape character":
      return .error(
        "unknown escape in a text in double quotes", at: Span(file, offset, offset + 2),
        label: "write '\\\\' for a backslash, or use single quotes")
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return .error("this escape names no character", at: Span(file, offset - 2, offset))
    case "did not find expected comment or line break":
      if let comparison = comparisonTrap(in: file, at: offset) { return comparison }
      return .error(
        "the text of '|' and '>' begins on the next line", at: here,
        label: "only a comment may stand here")
    case "found an indentation indicator equal to 0":
      return .error("the indentation must be from 1 to 9", at: here)
    case "did not find expected node content":
      return .error("a value is missing here", at: here)
    case "did not find expected '-' indicator":
      return .error(
        "expected a list entry '- ', or less indentation", at: here, notes: [began("list")])
    case "did not find expected key":
      return .error(
        "expected a key of the map, or less indentation", at: here, notes: [began("map")])
    case "did not find expected ',' or ']'":
      return .error("expected ',' or ']'", at: here, label: quoting, notes: [began("list")])
    case "did not find expected ',' or '}'":
      return .error("expected ',' or '}'", at: here, label: quoting, notes: [began("map")])
    case "did not find expected <document start>":
      return .error("nothing may follow the end of the document", at: here)
    case "found undefined tag handle":
      return .error("tags other than those of YAML's core are not supported", at: here)
    default:
      let doing = context.isEmpty ? "" : " (\(context))"
      return .error("not valid YAML: \(problem)\(doing)", at: here)
    }
  }

  /// The character at fault, as a whole.
  private var here: Span {
    var end = offset + 1
    while end < file.bytes.count, file.bytes[end].isContinuation { end += 1 }
    return Span(file, offset, end)
  }

  /// A bracket in the middle of a text: `[items[0] == 1]`.
  private var quoting: String? {
    let isInText = offset > 0 && ![.space, .newline].contains(file.bytes[offset - 1])
    return isInText && ["[", "{", "\"", "'"].contains(here.text)
      ? "quote the text that holds it" : nil
  }

  private func line(from span: Span) -> Span {
    Span(file, span.startOffset, file.lineRange(span.start.line).upperBound)
  }

  private func began(_ what: String) -> Diagnostic.Note {
    .init("the \(what) began here", at: contextOffset.map { Span(file, $0, $0 + 1) })
  }

  /// A tab in front of the line's text, whatever libyaml made of it.
  private var tab: Diagnostic? {
    let number = file.lineNumber(at: offset)
    var cursor = file.lineRange(number).lowerBound
    while cursor < file.bytes.count, file.bytes[cursor] == .space { cursor += 1 }
    guard file.bytes.has(.tab, at: cursor), cursor <= offset else { return nil }
    var end = cursor
    while file.bytes.has(.tab, at: end) { end += 1 }
    return .error("tabs cannot indent YAML; use spaces", at: Span(file, cursor, end))
  }
}

extension Diagnostic {
  /// A byte that may not stand in YAML; libyaml's decoder is stricter than UTF-8.
  static func unreadable(_ file: SourceFile, at offset: Int, _ problem: String) -> Diagnostic {
    var end = offset + 1
    while end < file.bytes.count, file.bytes[end].isContinuation { end += 1 }
    if problem == "control characters are not allowed" {
      return .error(
        "this control character is not allowed in YAML", at: Span(file, offset, end),
        label: "in double quotes it can be written as an escape, such as \"\\u0007\"")
    }
    return .error("not valid YAML: \(problem)", at: Span(file, offset, end))
  }
}
