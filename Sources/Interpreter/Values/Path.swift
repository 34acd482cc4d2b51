/// Paths into results, as differences name them: `items[1].text`.
enum Path {
  /// `item.text`; names that are no plain words are quoted: `item["my name"]`.
  static func member(_ name: String, of path: String) -> String {
    if path.isEmpty { return name }
    let isWord = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: byte >= 0x80
      }
    }
    return isWord && !name.isEmpty ? "\(path).\(name)" : "\(path)[\"\(name)\"]"
  }
}
