extension UnsafeRawBufferPointer {
  /// Whether the bytes of `part` stand somewhere in these.
  ///
  /// Knuth, Morris and Pratt's search: time linear in both lengths, whatever stands in them, so that
  /// no pair of 400 KB values can hold up a scan.
  func contains(_ part: UnsafeRawBufferPointer) -> Bool {
    guard part.count <= count else { return false }
    guard !part.isEmpty else { return true }
    // For each length of a beginning of `part`: the longest shorter beginning it ends with.
    var fallback = [Int](repeating: 0, count: part.count)
    var matched = 0
    for index in 1..<part.count {
      while matched > 0, part[index] != part[matched] { matched = fallback[matched - 1] }
      if part[index] == part[matched] { matched += 1 }
      fallback[index] = matched
    }
    matched = 0
    for byte in self {
      while matched > 0, byte != part[matched] { matched = fallback[matched - 1] }
      if byte == part[matched] { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }
}
