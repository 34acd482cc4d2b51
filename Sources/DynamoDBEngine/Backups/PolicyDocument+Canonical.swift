import DynamoDBWire

/// The one form in which the service keeps a policy and gives it back; policies that have the same are
/// the same, and putting one in place of the other changes nothing.
///
/// Source: DDB-TABLE-207, 208, 351, 352, 353 and 355, October 2026.
extension PolicyDocument {
  /// On one line, members in a fixed order.
  var canonicalText: String {
    var document = JSON.Object()
    for name in ["Version", "Id"] { document[name] = members[name] }
    document["Statement"] = .array(statements.map { .object(Self.canonical($0)) })
    return JSON.object(document).text
  }

  private static func canonical(_ statement: JSON.Object) -> JSON.Object {
    var result = JSON.Object()
    result["Sid"] = statement["Sid"]
    result["Effect"] = statement["Effect"].map { effect in
      switch effect.string?.lowercased() {
      case "allow": "Allow"
      case "deny": "Deny"
      default: effect
      }
    }
    for name in ["Principal", "NotPrincipal"] {
      result[name] = statement[name].map(principal)
    }
    for name in ["Action", "NotAction", "Resource", "NotResource"] {
      result[name] = statement[name].map(single)
    }
    result["Condition"] = statement["Condition"].map { condition in
      mapped(condition) { mapped($0, single) }
    }
    return result
  }

  private static func principal(_ json: JSON) -> JSON {
    mapped(json) { principals in
      var seen: [String] = []
      for text in principals.array?.map(\.string) ?? [principals.string] {
        guard let text else { return principals }
        let name = isAccount(text) ? "arn:aws:iam::\(text):root" : text
        if !seen.contains(where: { sameBytes($0, name) }) { seen.append(name) }
      }
      return single(.array(seen.map(JSON.string)))
    }
  }

  private static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }

  /// A list of one is that one; longer ones stay as they are.
  private static func single(_ json: JSON) -> JSON {
    if case .array(let elements) = json, elements.count == 1 { elements[0] } else { json }
  }

  /// An object's members changed; what is no object stays.
  private static func mapped(_ json: JSON, _ change: (JSON) -> JSON) -> JSON {
    guard case .object(let object) = json else { return json }
    return .object(JSON.Object(uniqueMembers: object.members.map { ($0.name, change($0.value)) }))
  }
}
