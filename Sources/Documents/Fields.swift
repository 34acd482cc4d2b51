/// Reads a map key by key; taking a key removes it, so what is left over at the end is unknown.
///
/// What is wrong goes into `problems` and the accessor gives nil, so one pass finds every mistake:
///
/// ```swift
/// var fields = Fields(node, of: "retry", into: problems)
/// let times = fields.require("times", as: .count)      // missing: "retry needs the key 'times'"
/// let until = fields.take("until", as: .node)           // nil where absent
/// fields.finish()                                       // "unknown key 'intervall' of retry"
/// ```
package struct Fields {
  /// What the map is, for messages: `a step`, `retry`.
  package let what: String
  package let span: Span
  package let problems: Problems
  /// Every key that was asked for, in order.
  package private(set) var known: [String]
  private var left: [Node.Entry] = []
  private let isMap: Bool

  /// A node that is no map is noted once; then every key reads as absent.
  ///
  /// `known` are keys to suggest besides those that are asked for.
  package init(_ node: Node, of what: String, known: [String] = [], into problems: Problems) {
    self.what = what
    self.known = known
    self.problems = problems
    span = node.span
    if case .map(let entries) = node.value {
      left = entries
      isMap = true
    } else {
      isMap = false
      problems.add(
        .error("\(what) must be a map of keys and values, found \(node.kind)", at: node.span)
          .coded(.wrongType))
    }
  }

  /// The keys that nobody has taken yet.
  package var remaining: [Node.Entry] { left }

  package func has(_ key: String) -> Bool { left.contains { $0.key.sameBytes(as: key) } }

  /// Removes a key and gives its entry.
  package mutating func takeEntry(_ key: String) -> Node.Entry? {
    if !known.contains(key) { known.append(key) }
    guard let index = left.firstIndex(where: { $0.key.sameBytes(as: key) }) else { return nil }
    return left.remove(at: index)
  }

  /// The value of a key; nil when it is absent, or wrong, which is noted.
  package mutating func take<Value>(_ key: String, as type: FieldType<Value>) -> Value? {
    guard let entry = takeEntry(key) else { return nil }
    return problems.catching { () throws(Diagnostic) in try type.read(entry.value) }
  }

  /// The value of a key that must be there; nil when it is absent or wrong, which is noted.
  package mutating func require<Value>(_ key: String, as type: FieldType<Value>) -> Value? {
    if isMap, !has(key) {
      problems.add(
        .error("\(what) needs the key '\(key)'", at: span, label: "it is missing here")
          .coded(.missingKey))
    }
    return take(key, as: type)
  }

  /// The value of a declared key.
  package mutating func take<Value>(_ field: Field<Value>) -> Value? {
    field.isRequired ? require(field.name, as: field.type) : take(field.name, as: field.type)
  }

  /// A map under a key as fields of their own.
  package mutating func takeFields(_ key: String, of what: String? = nil) -> Fields? {
    guard let entry = takeEntry(key) else { return nil }
    return Fields(entry.value, of: what ?? "'\(key)'", into: problems)
  }

  /// How many unknown keys of one map are reported.
  static let unknownKeyLimit = 101

  /// Notes every key that is left over; those that begin with `x-` are the author's own where allowed.
  package mutating func finish(allowingExtensions: Bool = false) {
    // More than can be shown would only take time: a file can hold half a million of them.
    let unknown = left.lazy.filter { !(allowingExtensions && $0.key.hasPrefix("x-")) }
    for entry in unknown.prefix(Self.unknownKeyLimit) {
      var error = Diagnostic.unknown("key", entry.key, among: known, at: entry.keySpan)
      error.message += " of \(what)"
      error.code = .unknownKey
      if error.label == nil, !known.isEmpty, known.count <= 12 {
        error.label = "known: \(known.joined(separator: ", "))"
      }
      problems.add(error)
    }
    left = []
  }
}
