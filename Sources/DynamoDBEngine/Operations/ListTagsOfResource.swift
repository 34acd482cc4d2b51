import DynamoDBWire

/// Lists a table's tags, in the order in which they were given.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html>
struct ListTagsOfResource: Operation {
  static let name = "ListTagsOfResource"
  static let isRead = true

  let resource: TaggedResource

  init(from parameters: inout Parameters) {
    resource = parameters.taggedResource(of: Self.name)
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let tags = try resource.table(of: database).settings.tags
    return [
      "Tags": .array(tags.map { ["Key": .string($0.key), "Value": .string($0.value)] })
    ]
  }
}
