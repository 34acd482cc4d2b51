/// What an expression can reach: names, and the ids and the clock of the run.
///
/// The run decides what a fresh id and "now" are, so that the same file gives the same report.
package protocol Bindings {
  /// The value of a name, such as `steps` or `vars`; nil where it is not known.
  func lookup(_ name: String) -> Value?
  /// One member of a name's value, for names whose whole value would cost much to make: with
  /// thousands of steps, `steps.tweet` must not gather them all. nil where it is not known.
  func lookup(_ name: String, member: String) -> Value?
  func uuid() -> String
  /// Epoch seconds.
  func now() -> Int
  /// The date of the clock, `2024-01-12`.
  func today() -> String
}

extension Bindings {
  package func lookup(_ name: String, member: String) -> Value? { lookup(name)?[member] }
}
