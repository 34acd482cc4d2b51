import DynamoDBExpressions
import DynamoDBWire

/// One entry of Expected, KeyConditions, QueryFilter or ScanFilter as the request has it.
///
/// `{"ComparisonOperator": "EQ", "AttributeValueList": [{"N": "1"}]}`, in Expected as well
/// `{"Value": {"N": "1"}}` and `{"Exists": false}`.
struct LegacyCondition {
  let name: String
  let comparison: ComparisonOperator?
  let valueList: [JSON]?
  let value: JSON?
  let exists: Bool?
}

extension Parameters {
  /// The entries of a map of conditions, their JSON types and the model's constraints checked.
  mutating func legacyConditions(
    _ parameter: String, requireOperator: Bool
  ) -> [LegacyCondition] {
    let type = parameter == "Expected" ? "ExpectedAttributeValue" : "Condition"
    return structures(parameter, of: type) { name, inner in
      inner.legacyCondition(name, requireOperator: requireOperator)
    }
  }

  private mutating func legacyCondition(
    _ name: String, requireOperator: Bool
  ) -> LegacyCondition {
    let comparison = choice(
      "ComparisonOperator", of: ComparisonOperator.allCases.map(\.rawValue))
    if comparison == nil, requireOperator {
      violation(nil, at: "comparisonOperator", "Member must not be null")
    }
    return LegacyCondition(
      name: name, comparison: comparison.flatMap(ComparisonOperator.init),
      valueList: list("AttributeValueList"), value: member("Value"), exists: flag("Exists"))
  }
}
