import Documents

extension Fields {
  /// Keys of the format that this version does not play yet: each is said to be so, not ignored.
  mutating func refuse(_ keys: [String]) {
    for key in keys {
      guard let entry = takeEntry(key) else { continue }
      problems.add(.error("'\(key)' is not supported yet", at: entry.keySpan).coded(.unsupported))
    }
  }
}
