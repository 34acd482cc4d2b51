import DynamoDBWire

extension Parameters {
  /// Reads a map of structures in the order of the request; without those that are null.
  ///
  /// - Parameters:
  ///   - type: The structure's name in the API, for the texts of SerializationExceptions (as dynalite
  ///     recorded them).
  ///   - read: Gets the entry's name and its members.
  mutating func structures<Result>(
    _ parameter: String, of type: String, _ read: (String, inout Parameters) -> Result?
  ) -> [Result] {
    guard let json = member(parameter) else { return [] }
    if case .array = json {
      report(
        .types,
        .serialization(
          "Unrecognized collection type java.util.Map<java.lang.String, "
            + "com.amazonaws.dynamodb.v20120810.\(type)>"))
      return []
    }
    return (object(parameter)?.members ?? []).compactMap { entry in
      switch entry.value {
      case .null: return nil
      case .object, .item, .value:
        return inside(
          entry.value.expanded.object ?? [:], at: "\(parameter.lowerFirst).\(entry.name).member"
        ) { read(entry.name, &$0) }
      case .array:
        report(
          .types,
          .serialization(
            "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.\(type)"))
      default: report(.types, .serialization("Unexpected value type in payload"))
      }
      return nil
    }
  }
}
