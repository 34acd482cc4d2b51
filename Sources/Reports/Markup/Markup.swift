/// Writes HTML, SVG and XML: elements by name, and everything else escaped.
///
/// Names are literals of the program (`StaticString`), texts and attribute values are foreign; nothing
/// foreign can become a tag. Escaping looks at single scalars: a library that looks at characters lets
/// `"` pass where a combining accent follows it, and the attribute ends there.
///
/// ```swift
/// var markup = Markup()
/// markup.element("p", ["title": "a\"b"]) { $0.text("1 < 2") }
/// markup.source  // <p title="a&quot;b">1 &lt; 2</p>
/// ```
struct Markup {
  private var bytes: [UInt8] = []

  var source: String { String(decoding: bytes, as: UTF8.self) }

  /// An element with what `content` writes into it; attributes without a value are left out.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout Markup) -> Void
  ) {
    open(name, attributes)
    append(">")
    content(&self)
    append("</")
    append(name)
    append(">")
  }

  /// An element with a text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

  /// An element without content: `<br/>`.
  mutating func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    open(name, attributes)
    append("/>")
  }

  /// Foreign text; what is invisible or turns the direction of text becomes visible.
  mutating func text(_ plain: String) { escape(Markdown.visible(plain)) }

  /// Foreign text of several lines.
  mutating func lines(_ plain: String) {
    for (index, line) in plain.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      if index > 0 { append("\n") }
      text(String(decoding: line, as: UTF8.self))
    }
  }

  /// Text of the program's own, as it is: a style sheet, a script, a declaration.
  mutating func append(_ source: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: source.utf8Start, count: source.utf8CodeUnitCount))
  }

  /// JSON inside a script element: with `<` as `\u003c`, no text in it can end the element.
  mutating func script(json: [UInt8]) {
    for byte in json {
      if byte == UInt8(ascii: "<") { append("\\u003c") } else { bytes.append(byte) }
    }
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    append("<")
    append(name)
    for (name, value) in attributes {
      guard let value else { continue }
      append(" ")
      append(name)
      append("=\"")
      escape(Markdown.visible(value))
      append("\"")
    }
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "'"): append("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}
