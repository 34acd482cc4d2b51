package import Documents

extension Disturbance {
  static let throttle = Field(
    "throttle", FieldType<Occurrence>.occurrence,
    "Calls turned away as too much: every 3rd write.")
  static let unprocessed = Field(
    "unprocessed", FieldType<Double>.percentage, "How much of each batch is left undone: 40%.")
  static let pageBytes = Field(
    "page_bytes", FieldType<Int>.size, "What one page of a Query or Scan reads: 1KB.")
  static let staleIndexReads = Field(
    "stale_index_reads", FieldType<Int>.steps, "How far indexes are behind: 2 steps.")
  static let conflict = Field(
    "conflict", FieldType<Occurrence>.occurrence,
    "Transactions that meet another one: 1st transaction.")
  static let latency = Field(
    "latency", FieldType<Duration>.duration, "What each call takes longer: 20ms.")
  static let loseAnswer = Field(
    "lose_answer", FieldType<Occurrence>.occurrence,
    "Calls that are carried out, but whose answer is lost: 5th.")

  package static let keys = [
    throttle.description, unprocessed.description, pageBytes.description,
    staleIndexReads.description, conflict.description, latency.description,
    loseAnswer.description,
  ]

  package init(from fields: inout Fields) {
    throttle = fields.take(Self.throttle)
    unprocessed = fields.take(Self.unprocessed)
    pageBytes = fields.take(Self.pageBytes)
    staleIndexReads = fields.take(Self.staleIndexReads)
    conflict = fields.take(Self.conflict)
    latency = fields.take(Self.latency)
    loseAnswer = fields.take(Self.loseAnswer)
    fields.finish()
  }
}

extension FieldType<Occurrence> {
  package static let occurrence = FieldType(.text) { (node) throws(Diagnostic) in
    guard let text = node.text, let occurrence = Occurrence(text) else {
      throw .error(
        "expected which calls, found \(node.text.map { "'\($0)'" } ?? node.kind)", at: node.span,
        label: "such as 'every 3rd write', '1st transaction' or '5th' (read, write, transaction or "
          + "request)")
    }
    return occurrence
  }
}

extension FieldType<Double> {
  /// `40%`
  package static let percentage = FieldType(.text) { (node) throws(Diagnostic) in
    guard let text = node.text, text.hasSuffix("%"), let number = Int(text.dropLast()),
      (0...100).contains(number)
    else {
      throw .error("expected a percentage", at: node.span, label: "from 0% to 100%, such as 40%")
    }
    return Double(number) / 100
  }
}

extension FieldType<Int> {
  private static func scaled(_ text: String, by units: [(String, Int)]) -> Int? {
    for (unit, factor) in units where text.hasSuffix(unit) {
      let digits = text.dropLast(unit.utf8.count)
      guard let number = Int(digits), number > 0, number <= 1_000_000_000 else { return nil }
      return number * factor
    }
    return nil
  }

  /// `1KB`, in bytes.
  package static let size = FieldType(.text) { (node) throws(Diagnostic) in
    let units = [("MB", 1024 * 1024), ("KB", 1024), ("B", 1)]
    guard let text = node.text, let size = scaled(text, by: units) else {
      throw .error("expected a size", at: node.span, label: "such as 500B, 1KB or 1MB")
    }
    return size
  }

  /// `2 steps`
  package static let steps = FieldType(.text) { (node) throws(Diagnostic) in
    guard let text = node.text, let steps = scaled(text, by: [(" steps", 1), (" step", 1)]) else {
      throw .error("expected a number of steps", at: node.span, label: "such as '2 steps'")
    }
    return steps
  }
}
