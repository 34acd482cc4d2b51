package import Documents

/// Where the virtual clock of a run begins, and what each step that has run adds to it.
package struct ClockSettings: Sendable, Equatable {
  package var start: Timestamp
  package var tick: Duration

  /// 2024-01-01T00:00:00Z and one second.
  package static let standard = ClockSettings(
    start: Timestamp(milliseconds: 1_704_067_200_000), tick: .seconds(1))

  package static let start = Field(
    "start", FieldType<Timestamp>.timestamp,
    "When the first step that sends something runs, such as 2024-01-12T12:00:46Z.")
  package static let tick = Field(
    "tick", FieldType<Duration>.duration,
    "What each step, round or attempt that has run adds; 1s where it is left out.")
  package static let keys = [start.description, tick.description]

  /// Reads `{ start: …, tick: … }`.
  package init(from fields: inout Fields) {
    self = .standard
    if let start = fields.take(Self.start) { self.start = start }
    if let tick = fields.take(Self.tick) { self.tick = tick }
    fields.finish()
  }

  private init(start: Timestamp, tick: Duration) {
    self.start = start
    self.tick = tick
  }
}
