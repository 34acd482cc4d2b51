import Testing

@testable import DynamoDBWire

@Suite struct OperationTargetTests {
  @Test(
    arguments: [
      ("DynamoDB_20120810.PutItem", "PutItem"),
      ("DynamoDB_20111205.GetItem", "GetItem"),
      ("DynamoDBStreams_20120810.GetRecords", "GetRecords"),
      // The APIs do not answer for each other.
      ("DynamoDB_20120810.GetRecords", nil),
      ("DynamoDBStreams_20120810.PutItem", nil),
      ("DynamoDB_20130101.PutItem", nil), ("PutItem", nil), ("", nil),
    ] as [(String, String?)])
  func namesAnOperation(_ target: String, _ operation: String?) {
    #expect(OperationTarget.operation(in: target) == operation)
  }

  @Test(arguments: ["PutItem", "ListStreams", "ExecuteStatement", "GetShardIterator"])
  func readsWhatItWrites(_ operation: String) {
    #expect(OperationTarget.operation(in: OperationTarget.text(of: operation)) == operation)
  }
}
