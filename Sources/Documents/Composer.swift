/// Builds the tree from libyaml's events.
struct Composer {
  /// Levels of lists and maps.
  static let depthLimit = 100
  /// Nodes that aliases may add to the tree.
  static let aliasBudget = 100_000
  /// So many mistakes end the reading: nobody reads more.
  static let problemLimit = 100
  /// So many unquoted templates are covered to read on: each means to read the file again.
  static let coveringLimit = 20

  private struct Anchored {
    let node: Node
    let size: Int
    let height: Int
  }

  /// A node with the nodes in it, itself included, and its levels.
  private struct Built {
    var node: Node
    var size = 1
    var height = 0
  }

  let file: SourceFile
  var problems: [Diagnostic] = []
  private var anchors: [String: Anchored] = [:]
  private var openAnchors: Set<String> = []
  private var expanded = 0

  init(_ file: SourceFile) { self.file = file }

  mutating func document() throws(Diagnostic) -> Node {
    let events = try YAMLEvents(file)
    guard case .documentStart = try events.next().kind else {
      throw .error("the file is empty", at: Span(file, 0, 0))
    }
    let node = try build(try events.next(), events, depth: 0).node
    _ = try events.next()
    let after = try events.next()
    guard case .streamEnd = after.kind else {
      throw .error(
        "a file holds one YAML document; a second one begins here",
        at: Span(file, after.start, max(after.end, after.start + 1)))
    }
    return node
  }

  private mutating func build(
    _ event: YAMLEvents.Event, _ events: YAMLEvents, depth: Int
  ) throws(Diagnostic) -> Built {
    guard problems.count < Self.problemLimit else {
      throw .error("too many mistakes; the rest of the file is not read", at: span(event))
    }
    if let anchor = event.anchor { openAnchors.insert(anchor) }
    var built: Built
    switch event.kind {
    case .alias(let name): return try expand(name, at: span(event), depth: depth)
    case .scalar(let text, let style):
      built = Built(node: Node(scalar(text, style, event), at: span(event), style: style))
    case .listStart(let style):
      try checkDepth(depth, event)
      built = try list(event, style, events, depth: depth + 1)
    case .mapStart(let style):
      try checkDepth(depth, event)
      built = try map(event, style, events, depth: depth + 1)
    default:
      throw .error("a value is missing here", at: span(event))
    }
    if let anchor = event.anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = Anchored(node: built.node, size: built.size, height: built.height)
    }
    return built
  }

  private func checkDepth(_ depth: Int, _ event: YAMLEvents.Event) throws(Diagnostic) {
    guard depth >= Self.depthLimit else { return }
    throw .error(
      "lists and maps are nested more than \(Self.depthLimit) levels deep",
      at: Span(file, event.start, event.start + 1))
  }

  private mutating func list(
    _ start: YAMLEvents.Event, _ style: Node.Style, _ events: YAMLEvents, depth: Int
  ) throws(Diagnostic) -> Built {
    checkTag(start, is: "tag:yaml.org,2002:seq")
    var nodes: [Node] = []
    var size = 1
    var height = 0
    while true {
      let event = try events.next()
      if case .listEnd = event.kind {
        let end = style == .flow ? event.end : nodes.last?.span.endOffset ?? start.end
        let node = Node(.list(nodes), at: Span(file, start.start, end), style: style)
        return Built(node: node, size: size, height: height + 1)
      }
      let item = try build(event, events, depth: depth)
      nodes.append(item.node)
      size += item.size
      height = max(height, item.height)
    }
  }

  private mutating func map(
    _ start: YAMLEvents.Event, _ style: Node.Style, _ events: YAMLEvents, depth: Int
  ) throws(Diagnostic) -> Built {
    checkTag(start, is: "tag:yaml.org,2002:map")
    var entries: [Node.Entry] = []
    var places: [[UInt8]: Int] = [:]
    var size = 1
    var height = 0
    var end = start.end
    while true {
      let event = try events.next()
      if case .mapEnd = event.kind {
        if style == .flow { end = event.end }
        let node = Node(.map(entries), at: Span(file, start.start, end), style: style)
        return Built(node: node, size: size, height: height + 1)
      }
      let key = try readKey(event, events, depth: depth)
      let value = try build(try events.next(), events, depth: depth)
      size += value.size + 1
      height = max(height, value.height)
      // An alias stands elsewhere: its value's span does not end this map.
      if value.node.span.startOffset >= start.start { end = max(end, value.node.span.endOffset) }
      guard let key else { continue }
      if let first = places[Array(key.value.utf8)] {
        problems.append(
          .error(
            "the key '\(key.value)' stands twice in this map", at: key.span,
            notes: [.init("the first one is here", at: entries[first].keySpan)]))
      } else {
        places[Array(key.value.utf8)] = entries.count
        entries.append(Node.Entry(key: key.value, keySpan: key.span, value: value.node))
      }
    }
  }

  /// Nil for what cannot be a key, which is noted.
  private mutating func readKey(
    _ event: YAMLEvents.Event, _ events: YAMLEvents, depth: Int
  ) throws(Diagnostic) -> Located<String>? {
    let span = span(event)
    switch event.kind {
    case .scalar(let text, let style):
      if text == "<<", style == .plain, event.tag == nil {
        problems.append(
          .error(
            "merge keys ('<<') are not supported", at: span, label: "write the keys out here"))
        return nil
      }
      _ = scalar(text, .doubleQuoted, event)  // for its tag
      if let anchor = event.anchor {
        anchors[anchor] = Anchored(
          node: Node(.text(text), at: span, style: style), size: 1, height: 0)
      }
      return Located(text, span)
    case .alias:
      problems.append(.error("an alias cannot be a key", at: span, label: "write the key out"))
      return nil
    default:
      let before = problems.count
      let node = try build(event, events, depth: depth).node
      // What is wrong inside a key that cannot be is not worth a word of its own.
      problems.removeSubrange(before...)
      problems.append(
        templateTrap(in: file, at: node.span.startOffset)
          ?? .error(
            "a key must be a text, found \(node.kind)", at: node.span,
            label: "put it in quotes if it is text"))
      return nil
    }
  }

  private mutating func expand(
    _ name: String, at span: Span, depth: Int
  ) throws(Diagnostic) -> Built {
    guard let anchored = anchors[name] else {
      let known = anchors.keys.sorted()
      problems.append(
        openAnchors.contains(name)
          ? .error("the alias '*\(name)' stands inside the value that it names", at: span)
          : .error(
            "no anchor '&\(name)' stands before this alias", at: span,
            label: Suggestion.label(for: name, among: known)))
      return Built(node: Node(.null, at: span, style: .plain))
    }
    expanded += anchored.size
    guard expanded <= Self.aliasBudget else {
      throw .error("the aliases of this file expand to more than 100,000 values", at: span)
    }
    guard depth + anchored.height <= Self.depthLimit else {
      throw .error(
        "lists and maps are nested more than \(Self.depthLimit) levels deep", at: span)
    }
    return Built(node: anchored.node, size: anchored.size, height: anchored.height)
  }

  private mutating func scalar(
    _ text: String, _ style: Node.Style, _ event: YAMLEvents.Event
  ) -> Node.Value {
    let prefix = "tag:yaml.org,2002:"
    guard style == .plain || event.tag != nil, event.tag != "!" else { return .text(text) }
    let value: Node.Value
    do {
      value = try CoreSchema.value(of: text, at: span(event))
    } catch {
      if event.tag != prefix + "str" { problems.append(error) }
      return .text(text)
    }
    guard let tag = event.tag else { return value }
    switch (tag, value) {
    case (prefix + "str", _): return .text(text)
    case (prefix + "null", .null), (prefix + "bool", .bool), (prefix + "int", .number),
      (prefix + "float", .number):
      return value
    default:
      problems.append(badTag(tag, event))
      return value
    }
  }

  private mutating func checkTag(_ event: YAMLEvents.Event, is allowed: String) {
    guard let tag = event.tag, tag != allowed, tag != "!" else { return }
    problems.append(badTag(tag, event))
  }

  private func badTag(_ tag: String, _ event: YAMLEvents.Event) -> Diagnostic {
    if tag.hasPrefix("!"), let comparison = comparisonTrap(in: file, at: event.start - 1) {
      return comparison
    }
    let prefix = "tag:yaml.org,2002:"
    let core = ["str", "null", "bool", "int", "float", "seq", "map"].map { prefix + $0 }
    let shown = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    return .error(
      core.contains(tag)
        ? "the tag '\(shown)' does not fit this value" : "the tag '\(shown)' is not supported",
      at: span(event), label: tag.hasPrefix("!") ? "put it in quotes if '\(tag)' is text" : nil)
  }

  private func span(_ event: YAMLEvents.Event) -> Span {
    var end = event.end
    if case .scalar(_, .literal) = event.kind { end = trimmed(event) }
    if case .scalar(_, .folded) = event.kind { end = trimmed(event) }
    return Span(file, event.start, end)
  }

  /// The end of a block scalar without the blank lines that follow it.
  private func trimmed(_ event: YAMLEvents.Event) -> Int {
    var end = event.end
    while end > event.start, file.bytes[end - 1].isBlank || file.bytes[end - 1].isBreak { end -= 1 }
    return end
  }
}
