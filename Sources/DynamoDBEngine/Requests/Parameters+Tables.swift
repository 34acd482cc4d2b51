import DynamoDBWire

extension Parameters {
  /// The name of a table, or its ARN.
  ///
  /// Source: ExtendDB's `error/messages.rs` for names and its pull request 200 for ARNs, both seen on
  /// the service in 2026. The service refuses ARNs of other regions and accounts besides.
  ///
  /// - Parameter shortest: What is said of an empty name.
  mutating func checkTable(_ text: String, at path: String, shortest: Int = 1) {
    guard text.isARN else {
      return checkName(text, at: path, length: (text.isEmpty ? shortest : 3)...255)
    }
    checkLength(of: text, at: path, 1...1024)
    if let constraint = Self.failure(ofARN: text) { violation(text, at: path, constraint) }
  }

  private static func failure(ofARN text: String) -> String? {
    let format =
      "Valid ARN format is 'arn:<awsPartition>:<vendor>:<region>:<subscriber>:resourceType/"
      + "resourceName', where Resource name must have length less than or equal to 255, Resource "
      + "name must have length greater than or equal to 3, Resource name must satisfy regular "
      + "expression pattern: [a-zA-Z0-9_.-]+"
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, let slash = parts[5].utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return format
    }
    if parts[5][..<slash] != "table" { return "Invalid resource type" }
    let name = parts[5][slash...].utf8.dropFirst()
    if name.count < 3 { return "Table name of ARN must have length greater than or equal to 3" }
    return name.count > 255 || !name.allSatisfy(\.isNameByte) ? format : nil
  }

  /// The tables as the request names them.
  var givenTables: [String] {
    if let name = member("TableName")?.string { return [name] }
    if let requests = member("RequestItems")?.object { return requests.members.map(\.name) }
    return (member("TransactItems")?.array ?? []).flatMap { element in
      (element.object?.members ?? []).compactMap { $0.value["TableName"]?.string }
    }
  }
}
