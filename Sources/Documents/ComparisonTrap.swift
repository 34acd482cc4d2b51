/// A comparison without quotes that YAML reads as something else: `>` begins a text over several lines,
/// `!` a tag. Returns nil when the error at `offset` stands in none.
///
/// ```yaml
/// capacity: { rcu: > 6, wcu: != 2 }   # write '> 6' and '!= 2'
/// ```
func comparisonTrap(in file: SourceFile, at offset: Int) -> Diagnostic? {
  let line = file.lineRange(file.lineNumber(at: min(offset, file.bytes.count)))
  var start = min(offset, line.upperBound - 1)
  let operators: Set<UInt8> = [UInt8(ascii: ">"), UInt8(ascii: "!")]
  while start > line.lowerBound, !operators.contains(file.bytes[start]) { start -= 1 }
  guard start > line.lowerBound, operators.contains(file.bytes[start]),
    file.bytes[start - 1] == .space
  else { return nil }
  var end = start
  while end < line.upperBound, !",}]#".utf8.contains(file.bytes[end]) { end += 1 }
  while end > start, file.bytes[end - 1] == .space { end -= 1 }
  let span = Span(file, start, end)
  // What follows the operator is a number; anything else is no comparison.
  let number = span.text.drop { ">!= ".contains($0) }
  guard let first = number.utf8.first,
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: "-"),
    span.text != number
  else { return nil }
  let sign = file.bytes[start] == UInt8(ascii: ">") ? ">" : "!"
  return .error(
    "a comparison that begins with '\(sign)' must be quoted", at: span,
    label: "write '\(span.text)'"
  )
}
