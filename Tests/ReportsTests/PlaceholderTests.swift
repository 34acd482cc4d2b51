import AccessPatterns
import DynamoDBWire
import Scenarios
import Templates
import Testing

@testable import Reports

struct PlaceholderTests {
  @Test(arguments: [
    (
      "arn:aws:dynamodb:eu-central-1:123456789012:table/chat",
      "arn:aws:dynamodb:<Region>:<AccountId>:table/chat"
    ),
    (
      "see arn:aws:dynamodb:ddblocal:000000000000:table/a.b_c/stream/2024-01-01T00:00:00.000, yes",
      "see arn:aws:dynamodb:<Region>:<AccountId>:table/a.b_c/stream/<StreamLabel>, yes"
    ),
    (
      "arn:aws-cn:dynamodb:cn-north-1:1:table/chat/backup/01489602797149-73d8d5bc",
      "arn:aws-cn:dynamodb:<Region>:<AccountId>:table/chat/backup/<BackupId>"
    ),
    (
      "arn:aws:dynamodb:r:1:table/chat/index/GSI1",
      "arn:aws:dynamodb:<Region>:<AccountId>:table/chat/index/GSI1"
    ),
    ("arn:aws:iam::123456789012:root", "arn:aws:iam::<AccountId>:root"),
    ("arn:aws", "arn:aws"), ("arn:aws:dynamodb", "arn:aws:dynamodb"), ("", ""),
    ("learn:aws é arn:", "learn:aws é arn:"),
  ])
  func masksResourceNames(text: String, masked: String) {
    #expect(ResourceNames.masked(in: text) == masked)
  }

  @Test func masksWhatTheServiceMakes() {
    let answer: JSON.Object = [
      "TableDescription": [
        "TableName": "chat", "TableId": "73d8", "CreationDateTime": .number("1704067200"),
        "ItemCount": 0, "LatestStreamLabel": "2024",
        "GlobalSecondaryIndexes": [["IndexArn": "arn:aws:dynamodb:x:1:table/chat/index/G"]],
      ]
    ]
    let text = JSON.object(Placeholder.fill(answer)).text
    #expect(
      text == """
        {"TableDescription":{"TableName":"chat","TableId":"<TableId>",\
        "CreationDateTime":"<CreationDateTime>","ItemCount":0,\
        "LatestStreamLabel":"<LatestStreamLabel>","GlobalSecondaryIndexes":\
        [{"IndexArn":"arn:aws:dynamodb:<Region>:<AccountId>:table/chat/index/G"}]}}
        """)
  }

  @Test func leavesWhatWasStored() {
    let item: Item = ["TableId": "mine", "a": "arn:aws:dynamodb:x:1:table/chat"]
    let typed: JSON.Object = [
      "Item": ["TableId": ["S": "mine"], "a": ["S": "arn:aws:dynamodb:x:1:table/chat"]]
    ]
    for body in [["Item": .item(item)], typed] as [JSON.Object] {
      #expect(JSON.object(Placeholder.fill(body)) == .object(body))
    }
  }

  @Test func masksDifferencesByTheirPath() throws {
    var run = try TwitterSample.run()
    var round = RoundRun()
    round.outcome.value = .map([.init("TableId", .text("73d8")), .init("TableName", .text("chat"))])
    round.recorded = RecordedComparison(
      verdict: .stale("old"), mustMatch: false,
      differences: [Difference(path: "value.TableId", expected: "recorded", actual: "73d8")])
    run.steps[1].rounds = [round]
    let text = ReportFormat.markdown.text([run])
    #expect(!text.contains("73d8"))
    #expect(text.contains("recorded"))
  }
}
