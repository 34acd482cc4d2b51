import DynamoDBWire

/// StreamSpecification and TableClass as CreateTable and UpdateTable read them.
extension Parameters {
  /// Texts and the order of the set: DDB-TABLE-035 and 050, October 2026.
  mutating func streamSpecification(isNew: Bool) -> JSON.Object? {
    guard let stream = object("StreamSpecification") else { return nil }
    inside(stream, at: "streamSpecification") { inner in
      let isEnabled = inner.flag("StreamEnabled")
      if isEnabled == nil {
        inner.violation(nil, at: "streamEnabled", "Member must not be null")
      }
      let type = inner.choice(
        "StreamViewType", of: ["OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE"])
      if let isEnabled, isEnabled == (type == nil) {
        inner.report(
          .operation, .invalidParameter(Self.viewTypeFault(isEnabled: isEnabled, isNew: isNew)))
      }
    }
    return stream
  }

  private static func viewTypeFault(isEnabled: Bool, isNew: Bool) -> String {
    switch (isNew, isEnabled) {
    case (true, true): "Table is being created with a stream enabled, UpdateViewType is required"
    case (true, false):
      "Table is being created with a stream disabled, UpdateViewType should not be specified"
    case (false, true): "If stream is being enabled then UpdateViewType is required"
    case (false, false):
      "If stream is being disabled, then UpdateViewType must not be specified"
    }
  }

  /// No constraint of the model: it has a text of its own (DDB-TABLE-442, October 2026).
  mutating func tableClass() -> String? {
    guard let name = text("TableClass") else { return nil }
    if !["STANDARD", "STANDARD_INFREQUENT_ACCESS"].contains(name) {
      report(
        .operation,
        .validation(
          "Invalid table-class parameter provided. Please try again with a valid table-class "
            + "value: [STANDARD, STANDARD_INFREQUENT_ACCESS]."))
    }
    return name
  }
}
