import DynamoDBWire
import NIOHTTP1

extension Reply {
  /// An operation's output as it goes over HTTP.
  init(_ output: JSON.Object, of operation: String, to head: RequestHead) {
    self.init(.ok, .json(output), contentType: RequestReader.answerType(of: head))
    switch operation {
    // Alone among the operations these have no output, not even an empty one.
    case "TagResource", "UntagResource": body = .empty
    // A client that asks is to come back here, wherever the database takes itself to be.
    case "DescribeEndpoints":
      guard let host = head.host, output["Endpoints"] != nil else { return }
      let endpoint: JSON = [
        "Address": .string(AccessRecord.visible(host)), "CachePeriodInMinutes": 1440,
      ]
      body = .json(["Endpoints": [endpoint]])
    default: break
    }
  }
}
