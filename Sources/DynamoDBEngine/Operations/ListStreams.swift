import DynamoDBWire

/// Lists streams, of one table or of all, in order of their ARNs; up to 100 at a time.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html>
struct ListStreams: Operation {
  static let name = "ListStreams"
  static let isRead = true

  let tableName: String?
  let exclusiveStart: String?
  let limit: Int

  init(from parameters: inout Parameters) {
    tableName = parameters.text("TableName")
    if let tableName { parameters.checkName(tableName, at: "tableName", length: 3...255) }
    exclusiveStart = parameters.streamARN("ExclusiveStartStreamArn")
    limit = parameters.limit(100)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let streams = database.streams.filter { stream in
      (tableName.map { sameBytes($0, stream.tableName) } ?? true)
        && (exclusiveStart.map { precedesByBytes($0, stream.arn) } ?? true)
    }
    let page = streams.prefix(limit)
    let output: JSON.Object = [
      "Streams": .array(
        page.map { stream in
          [
            "StreamArn": .string(stream.arn), "TableName": .string(stream.tableName),
            "StreamLabel": .string(stream.label),
          ]
        })
    ]
    return output.with(
      "LastEvaluatedStreamArn", streams.count > limit ? page.last.map { .string($0.arn) } : nil)
  }
}
