extension SourceFile {
  /// The same file with a template in quotes where it stands without, so that the rest can be read too.
  ///
  /// All other places stay where they are: `${{ a }}` becomes `'${{a}}'`. Where there is no room for the
  /// quotes, `x` stands in the place of every byte.
  /// - Returns: nil for a file that is too large to be read again and again.
  func covering(_ span: Span) -> (file: SourceFile, isQuoted: Bool)? {
    guard bytes.count <= 1 << 20 else { return nil }
    var covered = bytes
    let template = bytes[span.startOffset..<span.endOffset]
    let quoted = Self.quoted(template)
    covered.replaceSubrange(
      span.startOffset..<span.endOffset,
      with: quoted ?? Array(repeating: UInt8(ascii: "x"), count: template.count))
    let file = try? SourceFile(path: path, bytes: covered, original: original ?? self)
    return file.map { ($0, quoted != nil) }
  }

  /// `${{ f('b') }}` is `"${{f('b')}}"`; nil where there is no space to give up, or nothing to quote with.
  private static func quoted(_ template: ArraySlice<UInt8>) -> [UInt8]? {
    let inner = template.dropFirst(3).dropLast(2)
    guard template.count > 6, template.suffix(2).elementsEqual("}}".utf8),
      inner.first == .space, inner.last == .space
    else { return nil }
    let quote = inner.contains(UInt8(ascii: "'")) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    let isPlain = !inner.contains(quote) && !inner.contains(UInt8(ascii: "\\"))
    guard isPlain else { return nil }
    return [quote] + "${{".utf8 + inner.dropFirst().dropLast() + "}}".utf8 + [quote]
  }
}

extension Diagnostic {
  /// The same message about the same places of a file that has them too.
  func moved(to file: SourceFile) -> Diagnostic {
    func moved(_ span: Span?) -> Span? {
      span.map { Span(file, $0.startOffset, $0.endOffset) }
    }
    var copy = self
    copy.span = moved(span)
    copy.notes = notes.map { Note($0.message, at: moved($0.span)) }
    return copy
  }
}
