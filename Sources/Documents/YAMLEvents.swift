import CYAML

/// What libyaml reports of a file, one piece at a time, with byte offsets.
final class YAMLEvents {
  enum Kind {
    case documentStart, documentEnd, streamEnd
    case alias(String)
    case scalar(String, Node.Style)
    case listStart(Node.Style), listEnd, mapStart(Node.Style), mapEnd
  }

  struct Event {
    let kind: Kind
    let start: Int
    let end: Int
    var anchor: String?
    var tag: String?
  }

  private let file: SourceFile
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ file: SourceFile) throws(Diagnostic) {
    self.file = file
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: file.bytes.count + 1)
    _ = input.update(fromContentsOf: file.bytes)
    guard yaml_parser_initialize(parser) != 0 else {
      throw .error("cannot read '\(file.path)': out of memory", at: nil)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, file.bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(Diagnostic) -> Event {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) != 0 else { throw failure() }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_START_EVENT { continue }
      return read(event)
    }
  }

  private func read(_ event: yaml_event_t) -> Event {
    let start = file.offset(ofScalar: event.start_mark.index)
    let end = file.offset(ofScalar: event.end_mark.index)
    let data = event.data
    func plain(_ kind: Kind) -> Event { Event(kind: kind, start: start, end: end) }
    func valued(
      _ kind: Kind, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
    ) -> Event {
      Event(
        kind: kind, start: anchor == nil && tag == nil ? start : afterProperties(start, end),
        end: end, anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
    }
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return plain(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return plain(.documentEnd)
    case YAML_ALIAS_EVENT:
      return plain(.alias(data.alias.anchor.map { String(cString: $0) } ?? ""))
    case YAML_SCALAR_EVENT:
      let scalar = data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let kind = Kind.scalar(String(decoding: bytes, as: UTF8.self), Node.Style(scalar.style))
      return valued(kind, scalar.anchor, scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      let list = data.sequence_start
      let flow = list.style == YAML_FLOW_SEQUENCE_STYLE
      return valued(.listStart(flow ? .flow : .block), list.anchor, list.tag)
    case YAML_MAPPING_START_EVENT:
      let map = data.mapping_start
      let flow = map.style == YAML_FLOW_MAPPING_STYLE
      return valued(.mapStart(flow ? .flow : .block), map.anchor, map.tag)
    case YAML_SEQUENCE_END_EVENT: return plain(.listEnd)
    case YAML_MAPPING_END_EVENT: return plain(.mapEnd)
    default: return plain(.streamEnd)
    }
  }

  /// Where the value itself begins: libyaml counts its `&anchor` and `!tag` to it.
  private func afterProperties(_ start: Int, _ end: Int) -> Int {
    var cursor = start
    while cursor < end {
      switch file.bytes[cursor] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while cursor < end, !file.bytes[cursor].isBlank, !file.bytes[cursor].isBreak { cursor += 1 }
      case .space, .tab, .newline, .carriageReturn: cursor += 1
      case UInt8(ascii: "#"):
        while cursor < end, !file.bytes[cursor].isBreak { cursor += 1 }
      default: return cursor
      }
    }
    return end
  }

  private func failure() -> Diagnostic {
    let raw = parser.pointee
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map { String(cString: $0) } ?? ""
    }
    if raw.error == YAML_READER_ERROR {
      return .unreadable(file, at: raw.problem_offset, text(raw.problem))
    }
    let start = raw.context == nil ? nil : file.offset(ofScalar: raw.context_mark.index)
    return YAMLFailure(
      file: file, problem: text(raw.problem), offset: file.offset(ofScalar: raw.problem_mark.index),
      context: text(raw.context), contextOffset: start
    ).diagnostic
  }
}

extension Node.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}
