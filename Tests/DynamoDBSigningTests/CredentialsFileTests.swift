import Testing

@testable import DynamoDBSigning

@Suite struct CredentialsFileTests {
  @Test func readsProfiles() throws {
    let found = try Credentials.parse(
      "# keys\r\n[default]\r\naws_access_key_id = A\r\naws_secret_access_key=a=/+ \r\n\r\n"
        + "[role]\nrole_arn = x\n[b]\naws_access_key_id=B\naws_secret_access_key=b\n"
        + "aws_session_token = t\n", file: "keys")
    #expect(found.map(\.accessKeyID) == ["A", "B"])
    #expect(found.map(\.secretAccessKey) == ["a=/+", "b"])
    #expect(found.map(\.sessionToken) == [nil, "t"])
  }

  @Test(arguments: [
    ("", "keys has no aws_access_key_id"), ("[a]\n", "keys has no aws_access_key_id"),
    ("[a]\nsecret\n", "keys:2: expected '[profile]' or 'name = value'"),
    (
      "\n[a]\naws_access_key_id = A\n",
      "keys:2: profile 'a' needs aws_access_key_id and aws_secret_access_key"
    ),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    #expect {
      _ = try Credentials.parse(text, file: "keys")
    } throws: {
      "\($0)" == message
    }
  }
}
