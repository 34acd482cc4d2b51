/// "Did you mean …?": the known name nearest to a misspelt one.
package enum Suggestion {
  /// The nearest candidate, or nil when none is near: one edit is allowed per three characters.
  ///
  /// `Suggestion.nearest(to: "post_twet", among: ["post_reply", "post_tweet"])` is `"post_tweet"`.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    let scalars = Array(name.unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where !candidate.sameBytes(as: name) {
      let other = Array(candidate.unicodeScalars)
      guard other.count <= 64 else { continue }
      if candidate.lowercased() == name.lowercased() { return candidate }
      let allowed = max(1, max(scalars.count, other.count) / 3)
      // One edit makes any two names of one character the same: no suggestion in that.
      guard max(scalars.count, other.count) > 1, abs(scalars.count - other.count) <= allowed
      else { continue }
      let distance = distance(scalars, other)
      guard distance <= allowed, distance < min(scalars.count, other.count) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// `did you mean 'x'?`, or nil.
  package static func label(for name: String, among candidates: [String]) -> String? {
    nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// Damerau–Levenshtein (optimal string alignment): insert, delete, replace, swap neighbours.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
