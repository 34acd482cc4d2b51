import DynamoDBWire
import Journal

/// Settings of a table as a document of the journal holds them, and back.
extension TableSettings {
  var document: JSON.Object {
    let optional: [(String, JSON?)] = [
      ("billing", billing.document.map(JSON.object)),
      ("onDemandSince", onDemandSince.map(JSON.number)),
      ("deletionProtection", options.deletionProtection.map(JSON.bool)),
      ("tableClass", options.tableClass.map(JSON.string)),
      ("tableClassChanged", options.tableClassChanged.map(JSON.number)),
      ("streamSpecification", options.stream.map(JSON.object)),
      ("streamLabel", options.streamLabel.map(JSON.string)),
      ("encryption", options.encryption.map(JSON.object)),
      ("onDemandThroughput", options.onDemandThroughput.map(JSON.object)),
      ("warmThroughput", options.warmThroughput.map(JSON.object)),
    ]
    var document: JSON.Object = [
      "number": .number(number), "created": .number(created),
      "definitions": .array(
        attributeDefinitions.map { ["name": .string($0.name), "type": .string($0.type)] }),
      "throughputChange": .object(throughputChange.document),
      "tags": .array(tags.map { ["key": .string($0.key), "value": .string($0.value)] }),
    ]
    for (name, value) in optional { document[name] = value }
    return document
  }

  init(_ document: Document) throws(JournalFailure) {
    var definitions: [AttributeDefinition] = []
    for element in try document.documents("definitions") {
      definitions.append(
        AttributeDefinition(name: try element.text("name"), type: try element.text("type")))
    }
    self.init(
      number: try document.count("number"), created: try document.number("created"),
      attributeDefinitions: definitions, billing: try Billing(in: document))
    onDemandSince = try document.optionalNumber("onDemandSince")
    throughputChange = try ThroughputChange(document.document("throughputChange"))
    for element in try document.documents("tags") {
      tags.append(Tag(key: try element.text("key"), value: try element.text("value")))
    }
    options.deletionProtection =
      document.has("deletionProtection") ? try document.flag("deletionProtection") : nil
    options.tableClass = try document.optionalText("tableClass")
    options.tableClassChanged = try document.optionalNumber("tableClassChanged")
    options.stream = try document.optionalJSON("streamSpecification")
    options.streamLabel = try document.optionalText("streamLabel")
    options.encryption = try document.optionalJSON("encryption")
    options.onDemandThroughput = try document.optionalJSON("onDemandThroughput")
    options.warmThroughput = try document.optionalJSON("warmThroughput")
  }
}

extension TableSettings.Billing {
  /// nil on demand.
  var document: JSON.Object? {
    switch self {
    case .onDemand: nil
    case .provisioned(let read, let write): ["read": .number(read), "write": .number(write)]
    }
  }

  init(in document: Document) throws(JournalFailure) {
    guard document.has("billing") else {
      self = .onDemand
      return
    }
    let billing = try document.document("billing")
    self = .provisioned(read: try billing.number("read"), write: try billing.number("write"))
  }
}

extension TableSettings.ThroughputChange {
  var document: JSON.Object {
    (["decreases": .number(decreases)] as JSON.Object)
      .with("increased", increased.map(JSON.number))
      .with("decreased", decreased.map(JSON.number))
  }

  init(_ document: Document) throws(JournalFailure) {
    increased = try document.optionalNumber("increased")
    decreased = try document.optionalNumber("decreased")
    decreases = try document.count("decreases")
  }
}
