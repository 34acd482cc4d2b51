import DynamoDBWire
import Testing

@testable import Reports

struct CodeLanguageTests {
  private static let call = Call(
    "GetItem",
    [
      "TableName": "chat", "Key": .item(["PK": "it's \"7\"", "SK": .b([0, 255])]),
      "ConsistentRead": true,
    ])

  @Test func writesTheAWSCommandLine() {
    #expect(
      CodeLanguage.cli.code(Self.call) == #"""
        aws dynamodb get-item \
          --table-name chat \
          --key '{"PK":{"S":"it'\''s \"7\""},"SK":{"B":"AP8="}}' \
          --consistent-read
        """#)
  }

  @Test func writesBoto3() {
    #expect(
      CodeLanguage.boto3.code(Self.call) == #"""
        client.get_item(
            TableName="chat",
            Key={"PK": {"S": "it's \"7\""}, "SK": {"B": b"\x00\xff"}},
            ConsistentRead=True,
        )
        """#)
  }

  @Test func writesSwift() {
    #expect(
      CodeLanguage.swift.code(Self.call) == #"""
        try await client.getItem(
          input: GetItemInput(
            consistentRead: true,
            key: ["PK": .s("it's \"7\""), "SK": .b(Data([0, 255]))],
            tableName: "chat"))
        """#)
  }

  @Test func writesStructuresAndEnumerationsInSwift() {
    let call = Call(
      "CreateTable",
      [
        "TableName": "t", "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [["KeyType": "HASH", "AttributeName": "PK"]],
      ])
    #expect(
      CodeLanguage.swift.code(call) == #"""
        try await client.createTable(
          input: CreateTableInput(
            billingMode: .payPerRequest,
            keySchema: [.init(attributeName: "PK", keyType: .hash)],
            tableName: "t"))
        """#)
  }

  @Test(arguments: [
    ("TableName", "table_name"), ("SSESpecification", "sse_specification"), ("PutItem", "put_item"),
    ("Key", "key"), ("KMSMasterKeyId", "kms_master_key_id"),
  ])
  func knowsWords(name: String, words: String) {
    #expect(CodeLanguage.words(name, "_") == words)
  }
}
