import DynamoDBWire

/// Where the next page of a statement begins, as NextToken: bound to the statement and its parameters.
struct StatementPosition: Sendable {
  /// Of the last item of the page before.
  let key: Item

  static let invalid = DynamoDBError.validation("Invalid NextToken")

  func token(for fingerprint: [UInt8]) -> String {
    Base64.encode(Array("1|\(Self.digest(fingerprint))|\(JSON.item(key).text)".utf8))
  }

  init(key: Item) { self.key = key }

  /// - Throws: ValidationException where the token is none, or one of another statement.
  init(token: String, for fingerprint: [UInt8]) throws(DynamoDBError) {
    let content = Base64.decode(token) ?? []
    let parts = content.split(
      separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("1".utf8),
      let json = try? JSONParser.parse(Array(parts[2]))
    else { throw Self.invalid }
    guard parts[1].elementsEqual(Self.digest(fingerprint).utf8) else {
      throw .validation("NextToken does not match request")
    }
    do throws(DynamoDBError) {
      key = try Item(json: json)
    } catch {
      throw Self.invalid
    }
  }

  private static func digest(_ fingerprint: [UInt8]) -> String {
    String(MD5.prefix(of: fingerprint), radix: 16)
  }
}
