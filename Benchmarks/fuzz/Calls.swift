import DynamoDBEngine
import DynamoDBWire

/// What the server hands to the engine: lines of an operation's name and its body, as one after the
/// other would come over a connection.
extension FuzzTarget {
  static let calls = FuzzTarget(
    name: "calls",
    seeds: [
      #"PutItem {"TableName":"t","Item":{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"}}}"#,
      #"GetItem {"TableName":"t","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ProjectionExpression":"g"}"#,
      #"DeleteItem {"TableName":"t","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ReturnValues":"ALL_OLD"}"#
        + "\nDescribeTable {\"TableName\":\"t\"}",
      #"UpdateItem {"TableName":"t","Key":{"p":{"S":"a"},"s":{"N":"2"}},"UpdateExpression":"#
        + #""SET g = :g","ExpressionAttributeValues":{":g":{"S":"y"}},"ReturnValues":"ALL_NEW"}"#,
      #"Query {"TableName":"t","KeyConditionExpression":"p = :p AND s > :n","#
        + #""ExpressionAttributeValues":{":p":{"S":"a"},":n":{"N":"0"}},"Limit":1,"#
        + #""ScanIndexForward":false,"ReturnConsumedCapacity":"INDEXES"}"#,
      #"Query {"TableName":"t","IndexName":"i","KeyConditions":{"g":{"ComparisonOperator":"EQ","#
        + #""AttributeValueList":[{"S":"x"}]}},"Select":"COUNT"}"#,
      #"Scan {"TableName":"t","Segment":0,"TotalSegments":3,"FilterExpression":"s > :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"0"}}}"#,
      #"Scan {"TableName":"t","ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"1"}}}"#,
      #"BatchWriteItem {"RequestItems":{"t":[{"PutRequest":{"Item":{"p":{"S":"b"},"#
        + #""s":{"N":"1"}}}},{"DeleteRequest":{"Key":{"p":{"S":"a"},"s":{"N":"1"}}}}]}}"#,
      #"BatchGetItem {"RequestItems":{"t":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}}]}}}"#,
      #"TransactWriteItems {"ClientRequestToken":"x","TransactItems":[{"Put":{"TableName":"t","#
        + #""Item":{"p":{"S":"c"},"s":{"N":"1"}}}},{"ConditionCheck":{"TableName":"t","#
        + #""Key":{"p":{"S":"a"},"s":{"N":"1"}},"ConditionExpression":"attribute_exists(p)"}}]}"#,
      #"TransactGetItems {"TransactItems":[{"Get":{"TableName":"t","Key":{"p":{"S":"a"},"#
        + #""s":{"N":"1"}}}}]}"#,
      #"PutItem {"TableName":"t","Item":{"p":{"S":"a"},"s":{"N":"1"}},"Expected":{"g":{"Exists":"#
        + #"false}}}"#,
      #"UpdateItem {"TableName":"t","Key":{"p":{"S":"a"},"s":{"N":"1"}},"AttributeUpdates":{"n":"#
        + #"{"Action":"ADD","Value":{"N":"1"}}}}"#,
      #"UpdateTable {"TableName":"t","AttributeDefinitions":[{"AttributeName":"h","#
        + #""AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"h","#
        + #""KeySchema":[{"AttributeName":"h","KeyType":"HASH"}],"Projection":{"ProjectionType":"#
        + #""ALL"}}}]}"#,
      createTable.replacingName("u")
        + "\nListTables {\"Limit\":1}\nDeleteTable {\"TableName\":\"u\"}",
      #"TagResource {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/t","Tags":[{"#
        + #""Key":"a","Value":"b"}]}"#,
    ]
  ) { bytes in
    let engine = tables.fork()
    for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(6) { run(line, on: engine) }
  }

  private static func run(_ line: ArraySlice<UInt8>, on engine: Engine) {
    guard let space = line.firstIndex(of: 0x20),
      let body = try? JSONParser.parse(Array(line[(space + 1)...])).object
    else { return }
    let operation = String(decoding: line[..<space], as: UTF8.self)
    do throws(DynamoDBError) {
      let answer = try engine.run(Call(operation, body))
      let text = JSON.object(answer.body).text
      require((try? JSONParser.parse(Array(text.utf8))) != nil, "an answer is no JSON")
    } catch {
      require(!error.type.isEmpty, "an error without a type")
      _ = JSON.object(error.fields).text
    }
  }

  private static let createTable =
    #"CreateTable {"TableName":"t","BillingMode":"PAY_PER_REQUEST","KeySchema":["#
    + #"{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],"#
    + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","#
    + #""AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],"GlobalSecondaryIndexes":"#
    + #"[{"IndexName":"i","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"#
    + #""ProjectionType":"KEYS_ONLY"}}],"LocalSecondaryIndexes":[{"IndexName":"l","KeySchema":["#
    + #"{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}],"#
    + #""Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}}]}"#

  /// A table with both kinds of index and a few items, which every input starts from.
  static let tables: Engine = {
    let engine = Engine()
    let items = (0..<5).map { number in
      "PutItem {\"TableName\":\"t\",\"Item\":{\"p\":{\"S\":\"a\"},\"s\":{\"N\":\"\(number)\"},"
        + "\"g\":{\"S\":\"x\"},\"x\":{\"L\":[{\"N\":\"1\"}]}}}"
    }
    for line in [createTable] + items { run(Array(line.utf8)[...], on: engine) }
    return engine
  }()
}

extension String {
  /// The table's name `t` in another one's place.
  fileprivate func replacingName(_ name: String) -> String {
    split(separator: "\"t\"", omittingEmptySubsequences: false).joined(separator: "\"\(name)\"")
  }
}
