extension Item {
  /// Appends the item in the API's JSON, straight from its bytes.
  package func writeJSON(to output: inout [UInt8]) {
    bytes.withUnsafeBytes { EncodedValue.writeAttributes($0, to: &output) }
  }

  /// The item in the API's JSON: `{"PK":{"S":"USER#1"}}`.
  package var jsonText: String { JSON.item(self).text }
}

extension EncodedValue {
  static func writeAttributes(_ item: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    var reader = ItemReader(item)
    var isFirst = true
    while let attribute = reader.next() {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.appendQuoted(attribute.name)
      output.append(UInt8(ascii: ":"))
      attribute.value.writeJSON(to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  func writeJSON(to output: inout [UInt8]) {
    output.append(typeOpening)
    switch tag {
    case Tag.text: output.appendQuoted(content)
    case Tag.number: Self.writeNumber(content, to: &output)
    case Tag.binary: output.appendQuoted(Base64.encode(content))
    case Tag.list: writeElements(to: &output) { $0.writeJSON(to: &$1) }
    case Tag.map: Self.writeAttributes(content, to: &output)
    case Tag.texts: writeElements(to: &output) { $1.appendQuoted($0.run) }
    case Tag.numbers: writeElements(to: &output) { Self.writeNumber($0.run, to: &$1) }
    case Tag.binaries: writeElements(to: &output) { $1.appendQuoted(Base64.encode($0.run)) }
    case Tag.no: output.append("false")
    default: output.append("true")
    }
    output.append(UInt8(ascii: "}"))
  }

  /// `{"S":`
  private var typeOpening: StaticString {
    switch tag {
    case Tag.no, Tag.yes: "{\"BOOL\":"
    case Tag.text: "{\"S\":"
    case Tag.number: "{\"N\":"
    case Tag.binary: "{\"B\":"
    case Tag.list: "{\"L\":"
    case Tag.map: "{\"M\":"
    case Tag.texts: "{\"SS\":"
    case Tag.numbers: "{\"NS\":"
    case Tag.binaries: "{\"BS\":"
    default: "{\"NULL\":"
    }
  }

  private static func writeNumber(_ content: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    Number(bytes: content).appendText(to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private func writeElements(
    to output: inout [UInt8], _ write: (EncodedValue, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(element, &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
