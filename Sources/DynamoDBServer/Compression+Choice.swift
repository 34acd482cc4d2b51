extension Compression {
  /// The encoding a client likes best, by the value of its `Accept-Encoding`.
  ///
  /// ```swift
  /// Compression(accepting: "br, gzip;q=0.5, deflate")  // deflate
  /// Compression(accepting: "*")                        // gzip
  /// Compression(accepting: "gzip;q=0")                 // nil
  /// ```
  /// Of equal quality the first named wins, and what is named wins over a star. Malformed values
  /// count as the service reads them (Alternator's tests recorded it).
  init?(accepting header: String) {
    var named: [(choice: Compression, quality: Double)] = []
    var star = 0.0
    for part in header.split(separator: ",") {
      let name = part.prefix { $0 != ";" }.trimmedSpace.lowercased()
      let quality = Self.quality(part)
      switch name {
      case "gzip": named.append((.gzip, quality))
      case "deflate": named.append((.deflate, quality))
      case "*": star = max(star, quality)
      default: break
      }
    }
    // A star stands for what is not named, of which gzip is taken first.
    let others = [Compression.gzip, .deflate].filter { other in
      !named.contains { $0.choice == other }
    }
    var best: (choice: Compression, quality: Double)?
    for candidate in named + others.map({ ($0, star) })
    where candidate.quality > (best?.quality ?? 0) {
      best = candidate
    }
    guard let best else { return nil }
    self = best.choice
  }

  /// What stands after the first `q=`, at most 1; what is no number is 1.
  private static func quality(_ part: Substring) -> Double {
    var rest = part[...]
    while !rest.isEmpty, !rest.hasPrefix("q=") { rest = rest.dropFirst() }
    guard !rest.isEmpty, part.contains(";") else { return 1 }
    let value = rest.dropFirst(2).prefix { $0 != ";" }.trimmedSpace
    return Double(String(value)).map { min($0, 1) } ?? 1
  }
}

extension Substring {
  fileprivate var trimmedSpace: Substring {
    var text = self
    while text.utf8.first == 0x20 || text.utf8.first == 0x09 { text = text.dropFirst() }
    while text.utf8.last == 0x20 || text.utf8.last == 0x09 { text = text.dropLast() }
    return text
  }
}
