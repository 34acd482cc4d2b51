import DynamoDBWire
import Testing

@testable import DynamoDBClient

@Suite struct EndpointTests {
  @Test(arguments: [
    ("http://localhost:8000", "http://localhost:8000", "localhost:8000", true),
    ("http://localhost:8000/", "http://localhost:8000", "localhost:8000", true),
    ("http://127.0.0.1", "http://127.0.0.1", "127.0.0.1", true),
    ("http://dynamo:80", "http://dynamo:80", "dynamo", false),
    ("http://dynamo:443", "http://dynamo:443", "dynamo:443", false),
    (
      "https://dynamodb.eu-west-1.amazonaws.com:443",
      "https://dynamodb.eu-west-1.amazonaws.com:443",
      "dynamodb.eu-west-1.amazonaws.com", false
    ),
    ("http://[::1]:8000", "http://[::1]:8000", "[::1]:8000", true),
    ("http://127.evil.example", "http://127.evil.example", "127.evil.example", false),
  ])
  func reads(text: String, url: String, authority: String, isLoopback: Bool) throws {
    let endpoint = try Endpoint(parsing: text)
    #expect(endpoint.url == url)
    #expect(endpoint.authority == authority)
    #expect(endpoint.isLoopback == isLoopback)
  }

  @Test(arguments: [
    ("localhost:8000", "it must start with http:// or https://"), ("http://", "it has no host"),
    ("ftp://a", "it must start with http:// or https://"),
    ("http://a:b", "'b' is no port"), ("http://a:0", "'0' is no port"),
    ("http://a:70000", "'70000' is no port"), ("http://a/path", "'a/path' is no host"),
    ("http://:80", "':80' is no host"), ("http://a b", "'a b' is no host"),
    ("http://a\r\nX: y", "is no host"),
  ])
  func refuses(text: String, reason: String) {
    #expect {
      _ = try Endpoint(parsing: text)
    } throws: { error in
      (error as? DynamoDBError)?.message.contains(reason) == true
    }
  }

  @Test func aPasswordIsNotRepeated() {
    #expect {
      _ = try Endpoint(parsing: "http://user:hunter2@localhost")
    } throws: { error in
      (error as? DynamoDBError)?.message.contains("hunter2") == false
    }
  }
}
