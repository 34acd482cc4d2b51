import COpenSSL

/// What Signature Version 4 takes from libcrypto, besides `KeyedHash`.
enum Digest {
  static let length = 32

  /// Looked up once: that takes libcrypto longer than the sum of a small request.
  nonisolated(unsafe) private static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { output, count in
      _ = EVP_Digest(bytes.baseAddress, bytes.count, output.baseAddress, nil, algorithm, nil)
      count = length
    }
  }

  static func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes(sha256) }

  /// Whether two texts are the same, in a time that tells nothing about where they differ.
  static func sameInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }
}

extension [UInt8] {
  /// Two lower-case digits a byte.
  var hexadecimal: [UInt8] {
    let digits: StaticString = "0123456789abcdef"
    return [UInt8](unsafeUninitializedCapacity: count * 2) { output, length in
      for (index, byte) in enumerated() {
        output[index * 2] = digits.utf8Start[Int(byte >> 4)]
        output[index * 2 + 1] = digits.utf8Start[Int(byte & 15)]
      }
      length = count * 2
    }
  }
}
