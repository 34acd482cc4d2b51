/// The path of a canonical request: without `.`, `..` and empty segments, percent-encoded once more.
enum CanonicalPath {
  /// ```swift
  /// CanonicalPath.bytes(of: Array("/a/./b//../c d".utf8))  // /a/c%20d
  /// ```
  static func bytes(of path: [UInt8]) -> [UInt8] {
    if path.isEmpty || path == [UInt8(ascii: "/")] { return [UInt8(ascii: "/")] }
    var kept: [ArraySlice<UInt8>] = []
    for segment in path.split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        _ = kept.popLast()
        continue
      }
      kept.append(segment)
    }
    var text: [UInt8] = []
    for segment in kept {
      text.append(UInt8(ascii: "/"))
      for byte in segment { text.appendPercentEncoded(byte) }
    }
    let endsInSlash = kept.isEmpty || path.last == UInt8(ascii: "/")
    if endsInSlash { text.append(UInt8(ascii: "/")) }
    return text
  }
}

/// The query of a canonical request: parameters in the order of their names, then values.
enum CanonicalQuery {
  /// ```swift
  /// CanonicalQuery.bytes(of: Array("b=2&a".utf8))  // a=&b=2
  /// ```
  static func bytes(of query: [UInt8]) -> [UInt8] {
    let parameters = query.split(separator: UInt8(ascii: "&")).map { parameter in
      let parts = parameter.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (name: encoded(parts[0]), value: parts.count > 1 ? encoded(parts[1]) : [])
    }.sorted {
      $0.name == $1.name
        ? $0.value.lexicographicallyPrecedes($1.value) : $0.name.lexicographicallyPrecedes($1.name)
    }
    var text: [UInt8] = []
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { text.append(UInt8(ascii: "&")) }
      text.append(contentsOf: parameter.name)
      text.append(UInt8(ascii: "="))
      text.append(contentsOf: parameter.value)
    }
    return text
  }

  /// Encoded once, also where the request has it encoded already.
  private static func encoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexDigitValue,
        let low = rest.dropFirst().first?.hexDigitValue
      {
        rest = rest.dropFirst(2)
        bytes.appendPercentEncoded(high << 4 | low)
      } else {
        bytes.appendPercentEncoded(byte)
      }
    }
    return bytes
  }
}

extension [UInt8] {
  /// Letters, digits and `-._~` as they are, everything else as `%20`.
  mutating func appendPercentEncoded(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      append(byte)
    default:
      let digits: StaticString = "0123456789ABCDEF"
      append(UInt8(ascii: "%"))
      append(digits.utf8Start[Int(byte >> 4)])
      append(digits.utf8Start[Int(byte & 15)])
    }
  }
}

extension UInt8 {
  fileprivate var hexDigitValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
