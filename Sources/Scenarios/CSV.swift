import Documents
import Templates

/// Comma-separated rows under a header (RFC 4180).
///
/// A field in quotes is text, `""` in it a quote; line breaks and commas may stand in it. A field
/// without quotes is read as YAML reads a plain scalar: `5` is a number, `true` is true; an empty one
/// is the empty text.
///
/// ```
/// user,limit,note
/// 12,2,"a ""quoted"", longer text"     → user 12 (a number), limit 2, note a "quoted", longer text
/// "12",,                               → user '12' (a text), limit '', note ''
/// ```
struct CSV {
  private let file: SourceFile
  private var position = 0

  private struct Cell {
    let text: String
    let isQuoted: Bool
    let span: Span

    var value: Value {
      get throws(Diagnostic) {
        isQuoted || text.isEmpty ? .text(text) : try Value(Node(plain: text, at: span))
      }
    }
  }

  static func rows(of file: SourceFile) throws(Diagnostics) -> RowFile.Rows {
    do throws(Diagnostic) {
      var reader = CSV(file: file)
      return try reader.rows()
    } catch {
      throw Diagnostics([error])
    }
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func rows() throws(Diagnostic) -> RowFile.Rows {
    guard let header = try row() else {
      throw .error("the file has no header", at: Span(file, 0, 0))
    }
    var result = RowFile.Rows()
    for cell in header {
      guard !result.names.contains(cell.text) else {
        throw .error("the column '\(cell.text)' is there twice", at: cell.span)
      }
      result.names.append(cell.text)
    }
    while let cells = try row() {
      guard cells.count == header.count else {
        let span = cells.last.map { Span(file, cells[0].span.startOffset, $0.span.endOffset) }
        throw .error(
          "this row has \(cells.count) fields, the header has \(header.count)", at: span)
      }
      var entries: [Value.Entry] = []
      for (name, cell) in zip(result.names, cells) {
        entries.append(Value.Entry(name, try cell.value))
      }
      result.rows.append(entries)
    }
    return result
  }

  private var current: UInt8? { position < file.bytes.count ? file.bytes[position] : nil }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  private var isAtBreak: Bool { current == 0x0A || current == 0x0D }

  /// The next row; empty lines are skipped.
  private mutating func row() throws(Diagnostic) -> [Cell]? {
    while isAtBreak { position += 1 }
    guard current != nil else { return nil }
    var cells = [try cell()]
    while current == Self.comma {
      position += 1
      cells.append(try cell())
    }
    return cells
  }

  private mutating func cell() throws(Diagnostic) -> Cell {
    let start = position
    guard current == Self.quote else {
      while let byte = current, byte != Self.comma, byte != 0x0A, byte != 0x0D {
        guard byte != Self.quote else {
          throw .error(
            "a quote stands inside a field without quotes", at: Span(file, position, position + 1),
            label: "the whole field is quoted, and a quote in it written twice")
        }
        position += 1
      }
      let text = String(decoding: file.bytes[start..<position], as: UTF8.self)
      return Cell(text: text, isQuoted: false, span: Span(file, start, position))
    }
    position += 1
    var bytes: [UInt8] = []
    while let byte = current {
      position += 1
      if byte != Self.quote {
        bytes.append(byte)
      } else if current == Self.quote {
        bytes.append(byte)
        position += 1
      } else {
        guard current == nil || current == Self.comma || isAtBreak else {
          throw .error(
            "a comma or the end of the row must follow the quote",
            at: Span(file, position, position + 1))
        }
        return Cell(
          text: String(decoding: bytes, as: UTF8.self), isQuoted: true,
          span: Span(file, start, position))
      }
    }
    throw .error("this quote is never closed", at: Span(file, start, start + 1))
  }
}
