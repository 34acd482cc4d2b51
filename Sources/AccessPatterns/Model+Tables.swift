/// One table of a design, as teachers draw it.
package struct DesignTable: Sendable, Equatable {
  package let title: String
  package let headers: [String]
  package let rows: [[String]]
}

extension Model {
  /// What items there are and how their keys are made.
  package var entityChart: DesignTable {
    var keyNames: [String] = []
    for key in entities.flatMap(\.keys) where !keyNames.contains(key.attribute) {
      keyNames.append(key.attribute)
    }
    return DesignTable(
      title: "Entities",
      headers: ["entity"] + keyNames + ["attributes"],
      rows: entities.map { entity in
        let keys = keyNames.map { name in
          entity.keys.first { $0.attribute == name }.map { inWords($0.template) } ?? ""
        }
        return [entity.name] + keys + [entity.attributes.joined(separator: ", ")]
      })
  }

  /// Which requests answer each access pattern; those of one pattern follow each other, and only
  /// the first repeats its name.
  package var patternTable: DesignTable {
    var rows: [[String]] = []
    for pattern in patterns {
      var name = [
        pattern.label, pattern.name, pattern.parameters.map(\.signature).joined(separator: ", "),
      ]
      for request in pattern.requests {
        let filter = request.filter.map { "(filter: \($0))" } ?? ""
        rows.append(
          name + [
            request.operation, request.index ?? "", request.keys.isEmpty ? filter : request.keys,
            request.each ?? "",
          ])
        name = ["", "", ""]
      }
    }
    return DesignTable(
      title: "Access patterns",
      headers: [
        "label", "access pattern", "parameters", "operation", "index", "key condition", "each",
      ],
      rows: rows)
  }
}

/// A template as the design tables write it: `USER#${{ user }}` is `USER#user`.
package func inWords(_ template: String) -> String {
  var words = ""
  var rest = template[...]
  while let start = rest.firstRange(of: "${{"),
    let end = rest[start.upperBound...].firstRange(of: "}}")
  {
    words += rest[..<start.lowerBound]
    words += rest[start.upperBound..<end.lowerBound].split(separator: " ").joined(separator: " ")
    rest = rest[end.upperBound...]
  }
  return words + rest
}
