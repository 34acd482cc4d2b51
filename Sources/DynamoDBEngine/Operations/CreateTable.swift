import DynamoDBWire

/// Creates a table, which answers CREATING and is ACTIVE for the next request.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html>
struct CreateTable: Operation {
  static let name = "CreateTable"

  let tableName: String
  let definitions: [AttributeDefinition]
  let keys: KeySchema
  let indexes: [IndexDefinition]
  let billing: TableSettings.Billing
  let options: TableOptions
  let tags: [TableSettings.Tag]
  let policy: String?

  init(from parameters: inout Parameters) {
    tableName = parameters.newTableName()
    definitions = parameters.attributeDefinitions()
    let elements = parameters.keySchema(
      parameters.list("KeySchema"), at: "keySchema", limit: 2)
    let mode = parameters.billingMode()
    let throughput = parameters.throughput(
      parameters.object("ProvisionedThroughput"), at: "provisionedThroughput")
    let local = parameters.indexDefinitions("LocalSecondaryIndexes", .local)
    let global = parameters.indexDefinitions("GlobalSecondaryIndexes", .global)
    options = TableOptions(from: &parameters, isNew: true)
    tags = parameters.tags()
    policy = parameters.text("ResourcePolicy").map { parameters.policy($0) }

    billing = parameters.billing(mode: mode, throughput)
    if let failure = options.onDemandFailure(isProvisioned: billing.isProvisioned, isNew: true) {
      parameters.report(.operation, failure)
    }
    if let text = WarmThroughput.failure(of: options.warmThroughput, for: billing, "table") {
      parameters.report(.operation, .invalidParameter(text))
    }
    let check = TableDefinitionCheck(definitions: definitions, keys: elements)
    if let text = check.failure(local: local, global: global, billing: billing) {
      parameters.report(.operation, .validation(text))
    }
    keys = check.schema(of: elements)
    indexes = ((global ?? []) + (local ?? [])).map { definition in
      var definition = definition
      definition.resolvedKeys = check.schema(of: definition.keys)
      return definition
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    if database.tablesByName[tableName] != nil {
      throw .resourceInUse("Table already exists: \(tableName)")
    }
    try refuseExcess()
    database.tablesCreated += 1
    var settings = TableSettings(
      number: database.tablesCreated, created: database.clock,
      attributeDefinitions: definitions, billing: billing)
    if case .onDemand = billing { settings.onDemandSince = database.clock }
    settings.options.merge(options)
    settings.tags = tags
    var table = Table(
      name: tableName, keys: keys, settings: settings,
      indexes: indexes.map { $0.index(tableKeys: keys) })
    if let viewType = options.streamViewType { database.startStream(viewType, of: &table) }
    database.tablesByName[tableName] = table
    if let policy { _ = database.setPolicy(policy, of: TableSettings.arn(of: tableName)) }
    return ["TableDescription": .object(table.description(status: "CREATING"))]
  }

  private func refuseExcess() throws(DynamoDBError) {
    if case .provisioned(let read, let write) = billing {
      try CapacityQuota.refuse((read, write))
    }
    try options.refuseExcess()
    for index in indexes { try index.refuseExcess() }
  }
}
