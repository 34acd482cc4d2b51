import DynamoDBExpressions
import DynamoDBWire

extension Parameters {
  /// AttributesToGet as a projection; nil where there is none.
  /// - Parameter stage: Where the operation looks for duplicates.
  mutating func attributesToGet(_ stage: Stage) -> Projection? {
    guard let elements = list("AttributesToGet") else { return nil }
    if elements.isEmpty {
      violation(
        "[]", at: "attributesToGet", "Member must have length greater than or equal to 1")
    }
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    for element in elements {
      do throws(DynamoDBError) {
        let name = try element.requiredText()
        try Item.checkName(name)
        guard seen.insert(Array(name.utf8)).inserted else {
          throw .invalidParameter("Duplicate value in attribute name: \(name)")
        }
        names.append(name)
      } catch {
        report(stage, error)
      }
    }
    if elements.count > 255 {
      violation(
        "[\(elements.compactMap(\.string).joined(separator: ", "))]", at: "attributesToGet",
        "Member must have length less than or equal to 255")
    }
    return Projection(attributes: names)
  }
}
