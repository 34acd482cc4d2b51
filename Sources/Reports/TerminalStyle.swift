/// How a report speaks to a terminal, or to a file that takes its place.
package struct TerminalStyle: Sendable {
  package enum Detail: Sendable {
    /// Failures and the last line.
    case quiet
    case normal
    /// Requests and responses too.
    case verbose
  }

  package var color: Bool
  package var detail: Detail

  package init(color: Bool, detail: Detail = .normal) {
    self.color = color
    self.detail = detail
  }

  enum Paint: String {
    case green = "32"
    case red = "31"
    case yellow = "33"
    case faint = "2"
    case bold = "1"
  }

  func callAsFunction(_ text: String, _ paint: Paint) -> String {
    color && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
