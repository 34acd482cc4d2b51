/// One line of what is printed: a figure, and what it should be.
struct Line {
  let name: String
  let figure: String
  var target = ""

  static func heading(_ title: String, _ figure: String, _ target: String) -> [String] {
    [row(title, figure, target), "|---|--:|---|"]
  }

  static func row(_ name: String, _ figure: String, _ target: String) -> String {
    "| \(name.padded(to: 46)) | \(figure.padded(to: 16, onTheLeft: true)) | \(target.padded(to: 34)) |"
  }

  var text: String { Self.row(name, figure, target) }
}

extension String {
  func padded(to width: Int, onTheLeft: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return onTheLeft ? space + self : self + space
  }
}

extension Double {
  /// `123,456`
  var grouped: String {
    var digits = String(Int(rounded()))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }

  /// `2.35`
  var hundredths: String {
    let hundredths = Int((self * 100).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count == 1 ? "0" : "")\(rest)"
  }
}
