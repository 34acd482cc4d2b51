extension Markup {
  /// An author's Markdown as HTML. Nothing in it becomes a tag but what the marks mean.
  /// - Parameter level: Of the heading that it stands under; its own come below.
  mutating func prose(_ source: String, under level: Int) {
    blocks(ProseBlock.blocks(of: source), level)
  }

  private mutating func blocks(_ blocks: [ProseBlock], _ level: Int) {
    for block in blocks {
      switch block {
      case .heading(let own, let text):
        switch min(6, level + own) {
        case ...3: element("h3") { $0.inline(text) }
        case 4: element("h4") { $0.inline(text) }
        case 5: element("h5") { $0.inline(text) }
        default: element("h6") { $0.inline(text) }
        }
      case .paragraph(let text): element("p") { $0.inline(text) }
      case .list(let isOrdered, let items):
        element(isOrdered ? "ol" : "ul") { markup in
          for item in items { markup.element("li") { $0.inline(item) } }
        }
      case .quotation(let inner): element("blockquote") { $0.blocks(inner, level) }
      case .code(let code):
        element("pre", ["tabindex": "0"]) { $0.element("code") { $0.lines(code) } }
      case .table(let rows): table(rows)
      case .rule: void("hr")
      }
    }
  }

  private mutating func table(_ rows: [[String]]) {
    element("div", ["class": "scroll"]) { markup in
      markup.element("table") { markup in
        for (index, row) in rows.enumerated() {
          markup.element("tr") { markup in
            for cell in row {
              if index == 0 {
                markup.element("th", ["scope": "col"]) { $0.inline(cell) }
              } else {
                markup.element("td") { $0.inline(cell) }
              }
            }
          }
        }
      }
    }
  }

  /// Marks inside a paragraph: code, strong, emphasis, links.
  mutating func inline(_ source: String) { inline(Array(source.unicodeScalars)[...], depth: 0) }

  private mutating func inline(_ scalars: ArraySlice<Unicode.Scalar>, depth: Int) {
    var plain = String.UnicodeScalarView()
    func flush(_ markup: inout Markup) {
      markup.lines(String(plain))
      plain = String.UnicodeScalarView()
    }
    var index = scalars.startIndex
    // A mark without its end is looked for once, not once for each that follows.
    var unclosed: Set<String> = []
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let rest = scalars[index...]
      if scalar == "\\", let next = rest.dropFirst().first, next.properties.isPunctuation {
        plain.append(next)
        index += 2
      } else if scalar == "`" {
        let run = rest.prefix { $0 == "`" }.count
        let key = "`\(run)"
        if !unclosed.contains(key), let end = Self.end(ofCode: rest.dropFirst(run), run) {
          flush(&self)
          let code = String(String.UnicodeScalarView(scalars[(index + run)..<end]))
          element("code") { $0.lines(code) }
          index = end + run
        } else {
          unclosed.insert(key)
          plain.append(contentsOf: rest.prefix(run))
          index += run
        }
      } else if scalar == "*" || scalar == "_", depth < 4,
        let mark = Self.mark(scalars, at: index), !unclosed.contains("\(scalar)\(mark)")
      {
        if let end = Self.end(of: scalar, mark, rest.dropFirst(mark)) {
          flush(&self)
          let inner = scalars[(index + mark)..<end]
          element(mark == 2 ? "strong" : "em") { $0.inline(inner, depth: depth + 1) }
          index = end + mark
        } else {
          unclosed.insert("\(scalar)\(mark)")
          plain.append(contentsOf: rest.prefix(mark))
          index += mark
        }
      } else if scalar == "[" || scalar == "<", !unclosed.contains(String(scalar)), depth < 4 {
        if let link = ProseLink(rest) {
          flush(&self)
          element("a", ["href": link.address, "rel": "noreferrer"]) {
            $0.inline(link.text, depth: 4)
          }
          index = link.end
        } else {
          if !rest.contains(scalar == "[" ? "]" : ">") { unclosed.insert(String(scalar)) }
          plain.append(scalar)
          index += 1
        }
      } else {
        plain.append(scalar)
        index += 1
      }
    }
    flush(&self)
  }

  private static func end(ofCode scalars: ArraySlice<Unicode.Scalar>, _ length: Int) -> Int? {
    var run = 0
    for index in scalars.indices {
      run = scalars[index] == "`" ? run + 1 : 0
      if run == length, index + 1 == scalars.endIndex || scalars[index + 1] != "`" {
        return index + 1 - length
      }
    }
    return nil
  }

  /// How many marks open emphasis here: 1, 2, or nil for none.
  private static func mark(_ scalars: ArraySlice<Unicode.Scalar>, at index: Int) -> Int? {
    let mark = scalars[index]
    let run = min(2, scalars[index...].prefix { $0 == mark }.count)
    guard index + run < scalars.endIndex, !scalars[index + run].isSpace else { return nil }
    if mark == "_", index > scalars.startIndex, scalars[index - 1].properties.isAlphabetic {
      return nil
    }
    return run
  }

  private static func end(
    of mark: Unicode.Scalar, _ length: Int, _ scalars: ArraySlice<Unicode.Scalar>
  ) -> Int? {
    var index = scalars.startIndex + 1
    while index < scalars.endIndex {
      if scalars[index] == mark, !scalars[index - 1].isSpace, scalars[index - 1] != "\\" {
        let run = scalars[index...].prefix { $0 == mark }.count
        if run >= length { return index }
        index += run
      } else {
        index += 1
      }
    }
    return nil
  }
}

/// `[text](https://…)` or `<https://…>`; other addresses are no links.
private struct ProseLink {
  let text: ArraySlice<Unicode.Scalar>
  let address: String
  let end: Int

  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    let closing: Unicode.Scalar = scalars.first == "[" ? "]" : ">"
    guard let close = scalars.prefix(4_000).firstIndex(of: closing) else { return nil }
    text = scalars[(scalars.startIndex + 1)..<close]
    var target = text
    var last = close
    if closing == "]" {
      guard close + 1 < scalars.endIndex, scalars[close + 1] == "(",
        let end = scalars[(close + 1)...].prefix(4_000).firstIndex(of: ")")
      else { return nil }
      target = scalars[(close + 2)..<end]
      last = end
    }
    address = String(String.UnicodeScalarView(target))
    end = last + 1
    let isWeb = ["https://", "http://"].contains { address.hasPrefix($0) }
    guard isWeb, !target.contains(where: { $0.value <= 0x20 }) else { return nil }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPunctuation: Bool {
    switch generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .otherPunctuation, .mathSymbol, .modifierSymbol, .currencySymbol:
      true
    default: false
    }
  }
}
