import Documents
import DynamoDBWire
package import Templates

/// What nobody may see: the values of a scenario's `secrets`, in every spelling in which a text can
/// hold them.
///
/// ```swift
/// Mask([.text("hunter2!")]).text("Bearer hunter2!")  // "Bearer ***"
/// ```
package struct Mask: Sendable {
  /// What stands in place of a secret.
  package static let stars = "***"
  /// A shorter text is part of too many others.
  private static let shortest = 4

  /// The secrets, longest first, so that one that holds another is masked whole.
  private let secrets: [[UInt8]]
  private let spellings: [[UInt8]]

  package init(_ values: [Value]) {
    secrets = values.flatMap(\.secretTexts).map { Array($0.utf8) }
      .filter { $0.count >= Self.shortest }.sorted { $0.count > $1.count }
    var spellings = secrets.flatMap(Self.spellings)
    spellings.sort { $0.count > $1.count }
    self.spellings = spellings
  }

  package var isEmpty: Bool { secrets.isEmpty }

  /// Why a value cannot be masked; nil where it can.
  package static func refusal(of value: Value) -> String? {
    if value.secretTexts.contains(where: { !$0.isEmpty && $0.utf8.count < shortest }) {
      return "it has fewer than \(shortest) characters"
    }
    return value.holdsFlag ? "it is true or false" : nil
  }

  /// The text with stars in place of each secret, also of one that was cut off (`hunt…`).
  package func text(_ text: String) -> String {
    guard !isEmpty else { return text }
    var bytes = Array(text.utf8)
    var isChanged = false
    for spelling in spellings {
      isChanged = Self.replace(spelling, in: &bytes) { _ in Array(Self.stars.utf8) } || isChanged
    }
    isChanged = maskCut(&bytes) || isChanged
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  /// Bytes with as many stars as the secret has, so that nothing moves.
  package func bytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for spelling in spellings {
      _ = Self.replace(spelling, in: &bytes) { Array(repeating: UInt8(ascii: "*"), count: $0) }
    }
    return bytes
  }

  private static func replace(
    _ needle: [UInt8], in bytes: inout [UInt8], by stars: (Int) -> [UInt8]
  ) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    var result: [UInt8] = []
    var position = 0
    var copied = 0
    while position + needle.count <= bytes.count {
      guard bytes[position] == first,
        bytes[position..<position + needle.count].elementsEqual(needle)
      else {
        position += 1
        continue
      }
      result += bytes[copied..<position]
      result += stars(needle.count)
      position += needle.count
      copied = position
    }
    guard copied > 0 else { return false }
    bytes = result + bytes[copied...]
    return true
  }

  /// Messages cut long texts with `…`: what stands before it may be the beginning of a secret.
  private func maskCut(_ bytes: inout [UInt8]) -> Bool {
    let ellipsis = Array("…".utf8)
    var isChanged = false
    var end = bytes.count - ellipsis.count
    while end > 0 {
      guard bytes[end...].starts(with: ellipsis) else {
        end -= 1
        continue
      }
      let longest = spellings.compactMap { spelling in
        (Self.shortest..<max(Self.shortest, spelling.count)).last { length in
          length <= end && bytes[end - length..<end].elementsEqual(spelling[..<length])
        }
      }.max()
      if let longest {
        bytes.replaceSubrange(end - longest..<end, with: Self.stars.utf8)
        isChanged = true
        end -= longest
      }
      end -= 1
    }
    return isChanged
  }

  /// The secret itself; as JSON and as an address write it; in hexadecimal digits; and in Base64,
  /// wherever in the encoded bytes it stands.
  private static func spellings(of secret: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: secret, as: UTF8.self)
    let quoted = Array(JSON.string(text).text.utf8.dropFirst().dropLast())
    var found = [secret, quoted, percentEncoded(secret), hex(secret)]
    for lead in 0..<3 {
      let encoded = Array(Base64.encode([UInt8](repeating: 0, count: lead) + secret).utf8)
      // Letters that hold bits of what stands before or behind are not the secret's own.
      let own = encoded[(lead * 8 + 5) / 6..<(lead + secret.count) * 8 / 6]
      found.append(Array(own))
      found.append(own.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 })
    }
    var seen: Set<[UInt8]> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func hex(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte in
      Array(((byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
    }
  }

  private static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [byte]
      default: [0x25] + hex([byte]).map { (0x61...0x66).contains($0) ? $0 - 0x20 : $0 }
      }
    }
  }
}

extension Value {
  /// The texts and numbers in it.
  fileprivate var secretTexts: [String] {
    switch self {
    case .null, .bool: []
    case .number(let number): [number.description]
    case .text(let text): [text]
    case .list(let values): values.flatMap(\.secretTexts)
    case .map(let entries): entries.flatMap(\.value.secretTexts)
    case .attribute(.b(let bytes)): [String(decoding: bytes, as: UTF8.self)]
    case .attribute: elements?.flatMap(\.secretTexts) ?? []
    }
  }

  fileprivate var holdsFlag: Bool {
    switch self {
    case .bool: true
    case .list(let values): values.contains(where: \.holdsFlag)
    case .map(let entries): entries.contains { $0.value.holdsFlag }
    default: false
    }
  }
}
