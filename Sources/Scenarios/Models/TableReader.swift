import AccessPatterns
import Documents
import DynamoDBWire
import Templates

/// Reads and checks the tables of a model file: what CreateTable would refuse is told here.
struct TableReader {
  private let problems: Problems

  init(_ problems: Problems) { self.problems = problems }

  /// The tables under `table` or `tables`, as inputs of CreateTable.
  func tables(_ fields: inout Fields) -> [JSON.Object] {
    let one = fields.takeEntry(ModelKeys.table.name)
    let several = fields.remaining.first { $0.key == ModelKeys.tables.name }
    let nodes = fields.take(ModelKeys.tables)
    switch (one, several) {
    case (nil, nil):
      problems.add(
        .error(
          "a model needs the key 'table'", at: fields.span,
          label: "or 'tables', where it has several"))
    case (_?, let second?):
      problems.add(.error("'tables' cannot stand beside 'table'", at: second.keySpan))
    default: break
    }
    var tables: [JSON.Object] = []
    for node in (one.map { [$0.value] } ?? []) + (nodes ?? []) {
      guard let table = table(node) else { continue }
      if tables.contains(where: { $0.tableName == table.tableName }), !table.tableName.isEmpty {
        problems.add(.error("two tables are called '\(table.tableName)'", at: node.span))
      }
      tables.append(table)
    }
    return tables
  }

  private func table(_ node: Node) -> JSON.Object? {
    guard let template = Template(node, reading: .request, into: problems) else { return nil }
    for expression in template.expressions {
      problems.add(
        .error("a table is the same in every run", at: expression.span, label: "no templates here"))
    }
    var fields = Fields(node, of: "a table", known: Self.members, into: problems)
    guard case .map = node.value else { return nil }
    checkName(fields.require("TableName", as: .located(.text)))
    let types = definitions(&fields)
    var used = keySchema(fields.require("KeySchema", as: .node), types)
    let partition = used.first
    var names: [String] = []
    for (member, isLocal) in [("GlobalSecondaryIndexes", false), ("LocalSecondaryIndexes", true)] {
      for node in fields.take(member, as: .list(of: .node)) ?? [] {
        used += index(node, types, partition: isLocal ? partition : nil, &names)
      }
    }
    for (name, span) in types where !used.contains(where: { sameBytes($0, name) }) {
      problems.add(
        .error(
          "'\(name)' is defined and no key uses it", at: span,
          label: "attributes that are no keys are not defined"))
    }
    let pays = ["BillingMode", "ProvisionedThroughput"].contains { fields.has($0) }
    for member in Self.members { _ = fields.takeEntry(member) }
    fields.finish()
    guard var table = (try? template.fillRequest(in: NoNames()))?.object else { return nil }
    // A design says nothing of throughput unless it wants to.
    if !pays { table["BillingMode"] = "PAY_PER_REQUEST" }
    return table
  }

  private static let members = [
    "TableName", "KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes", "BillingMode", "ProvisionedThroughput", "OnDemandThroughput",
    "WarmThroughput", "StreamSpecification", "SSESpecification", "TableClass",
    "DeletionProtectionEnabled", "Tags", "ResourcePolicy",
  ]

  static let shape = FieldShape.fields(
    "table",
    members.enumerated().map { place, name in
      FieldDescription(
        name: name, shape: name == "TableName" ? .text : .any, summary: "As in CreateTable.",
        isRequired: place < 3)
    })

  /// Source: "Naming rules", Developer Guide.
  private func checkName(_ name: Located<String>?) {
    guard let name else { return }
    let isAllowed = name.value.utf8.allSatisfy { byte in
      let character = Character(Unicode.Scalar(byte))
      return byte < 0x80 && (character.isLetter || character.isNumber || "_-.".contains(character))
    }
    if isAllowed, (3...255).contains(name.value.utf8.count) { return }
    problems.add(
      .error(
        "'\(name.value)' cannot be the name of a table or an index", at: name.span,
        label: "3 to 255 of a-z, A-Z, 0-9, '_', '-' and '.'"))
  }

  private typealias Types = [(name: String, span: Span)]

  private func definitions(_ fields: inout Fields) -> Types {
    var types: Types = []
    let nodes = fields.require("AttributeDefinitions", as: .list(of: .node)) ?? []
    for node in nodes {
      var fields = Fields(node, of: "an attribute definition", into: problems)
      let name = fields.require("AttributeName", as: .located(.text))
      _ = fields.require("AttributeType", as: .choice(["S", "N", "B"]))
      fields.finish()
      guard let name else { continue }
      if types.contains(where: { sameBytes($0.name, name.value) }) {
        problems.add(.error("'\(name.value)' is defined twice", at: name.span))
      }
      types.append((name.value, name.span))
    }
    return types
  }

  /// The key attributes, partition key first.
  private func keySchema(_ node: Node?, _ types: Types) -> [String] {
    guard let node else { return [] }
    guard case .list(let elements) = node.value, (1...2).contains(elements.count) else {
      problems.add(
        .error(
          "'KeySchema' needs a partition key, and may have a sort key", at: node.span,
          label: "such as [{ AttributeName: PK, KeyType: HASH }]"))
      return []
    }
    var names: [String] = []
    for (position, element) in elements.enumerated() {
      var fields = Fields(element, of: "a key", into: problems)
      let name = fields.require("AttributeName", as: .located(.text))
      let kind = fields.require("KeyType", as: .located(.choice(["HASH", "RANGE"])))
      fields.finish()
      let wanted = position == 0 ? "HASH" : "RANGE"
      if let kind, kind.value != wanted {
        problems.add(
          .error(
            "the \(position == 0 ? "first" : "second") key is the \(wanted) key", at: kind.span,
            label: "write '\(wanted)'"))
      }
      guard let name else { continue }
      if !types.contains(where: { sameBytes($0.name, name.value) }) {
        problems.add(
          .unknown("key attribute", name.value, amongFew: types.map(\.name), at: name.span))
      }
      names.append(name.value)
    }
    return names
  }

  private func index(
    _ node: Node, _ types: Types, partition: String?, _ names: inout [String]
  ) -> [String] {
    var fields = Fields(
      node, of: "an index",
      known: ["ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput"], into: problems)
    guard case .map = node.value else { return [] }
    if let name = fields.require("IndexName", as: .located(.text)) {
      checkName(name)
      if names.contains(name.value) {
        problems.add(.error("two indexes are called '\(name.value)'", at: name.span))
      }
      names.append(name.value)
    }
    let schema = fields.require("KeySchema", as: .node)
    let key = keySchema(schema, types)
    if let partition, let first = key.first, !sameBytes(first, partition) {
      problems.add(
        .error(
          "a local index has the table's partition key, '\(partition)'", at: schema?.span,
          label: "found '\(first)'"))
    }
    if var projection = fields.takeFields("Projection") {
      let kind = projection.require("ProjectionType", as: .choice(["ALL", "KEYS_ONLY", "INCLUDE"]))
      let included = projection.take("NonKeyAttributes", as: .located(.list(of: .text)))
      if kind == "INCLUDE", included == nil {
        problems.add(
          .error("INCLUDE needs 'NonKeyAttributes'", at: projection.span, label: "it is missing"))
      } else if let kind, kind != "INCLUDE", let included {
        problems.add(.error("'NonKeyAttributes' belongs to INCLUDE", at: included.span))
      }
      projection.finish()
    } else if node["Projection"] == nil {
      problems.add(
        .error("an index needs the key 'Projection'", at: fields.span, label: "it is missing here"))
    }
    for name in ["ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput"] {
      _ = fields.takeEntry(name)
    }
    fields.finish()
    return key
  }
}

/// Bindings of what has no names.
private struct NoNames: Bindings {
  func lookup(_ name: String) -> Value? { nil }
  func uuid() -> String { "" }
  func now() -> Int { 0 }
  func today() -> String { "" }
}
