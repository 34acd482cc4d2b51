import Documents

extension Retry {
  static let times = Field(
    "times", FieldType<Int>.count, "Attempts in all, the first one counted.", isRequired: true)
  static let interval = Field(
    "interval", FieldType<Duration>.duration, "What passes between two attempts.")
  static let until = Field(
    "until", FieldType<Node>.node(shaped: .condition),
    "The attempts end when this holds; looked at after each.")
  static let giveUpIf = Field(
    "give_up_if", FieldType<Node>.node(shaped: .condition),
    "The attempts end when this holds, and the step fails.")
  static let keys = [
    times.description, interval.description, until.description, giveUpIf.description,
  ]

  /// Reads `{ times, interval, until, give_up_if }`; nil where something is wrong, which is noted.
  init?(from fields: inout Fields, in context: LoadingContext) {
    let timesNode = fields.remaining.first { $0.key == Self.times.name }?.value
    let times = fields.take(Self.times)
    if times == 0 {
      context.problems.add(.error("a step is attempted once at least", at: timesNode?.span))
    }
    interval = fields.take(Self.interval) ?? Duration(milliseconds: 0)
    until = fields.take(Self.until).flatMap { context.assertion($0) }
    giveUpIf = fields.take(Self.giveUpIf).flatMap { context.assertion($0) }
    fields.finish()
    guard let times else { return nil }
    self.times = times
  }
}
