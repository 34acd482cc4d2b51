/// The two ways in which YAML breaks a `${{ … }}` that stands without quotes.
///
/// In `{ a: ${{ x }} }` the braces of the template are read as maps; in `a: ${{ f('b: c') }}` the
/// colon ends a key. Returns nil when the error at `offset` stands in no template.
func templateTrap(in file: SourceFile, at offset: Int) -> Diagnostic? {
  let line = file.lineRange(file.lineNumber(at: offset))
  let bytes = file.bytes
  var start = min(offset, bytes.count - 1)
  while start >= line.lowerBound, !bytes.has("${{", at: start) {
    if start < offset, bytes.has("}}", at: start) { return nil }
    start -= 1
  }
  guard start >= line.lowerBound else { return nil }
  var end = start
  while end < line.upperBound, !bytes.has("}}", at: end) { end += 1 }
  end = min(end + 2, line.upperBound)

  let span = Span(file, start, end)
  let quote = span.text.utf8.contains(UInt8(ascii: "'")) ? "\"" : "'"
  let isColon = bytes.has(UInt8(ascii: ":"), at: offset)
  return .error(
    isColon
      ? "a template with ': ' in it must be quoted" : "a template inside { } or [ ] must be quoted",
    at: span, label: "write \(quote)\(span.text)\(quote)"
  ).coded(.unquotedTemplate)
}
