import Scenarios

/// How long requests took, which `--timings` shows.
enum Timing {
  /// Seconds with three decimals: `0.042`.
  static func seconds(_ exchanges: [Exchange]) -> String {
    let milliseconds = microseconds(exchanges) / 1_000
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
  }

  /// `1.2 ms`, `340 µs`, `2.5 s`
  static func text(_ exchanges: [Exchange]) -> String {
    let time = microseconds(exchanges)
    switch time {
    case ..<1_000: return "\(time) µs"
    case ..<1_000_000: return "\(time / 1_000).\(time / 100 % 10) ms"
    default: return "\(time / 1_000_000).\(time / 100_000 % 10) s"
    }
  }

  static func microseconds(_ exchanges: [Exchange]) -> Int {
    exchanges.reduce(0) { sum, exchange in
      let parts = (exchange.duration ?? .zero).components
      return sum + Int(parts.seconds) * 1_000_000 + Int(parts.attoseconds / 1_000_000_000_000)
    }
  }
}
