import DynamoDBExpressions
import Testing

@Suite struct ReservedWordsTests {
  /// "Reserved words in DynamoDB" lists 573 words.
  @Test func thereAre573() { #expect(ReservedWords.count == 573) }

  @Test(arguments: ["ABORT", "abort", "aBoRt", "ZONE", "name", "Status", "ttl", "flattern"])
  func reserved(_ word: String) { #expect(ReservedWords.contains(word)) }

  @Test(arguments: ["", "PK", "SK", "names2", "abor", "likes", "GSI1PK"])
  func free(_ word: String) { #expect(!ReservedWords.contains(word)) }
}
