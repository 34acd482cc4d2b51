import DynamoDBWire
import Scenarios

extension JSONReport {
  /// The runs on other databases; nil where none were compared.
  func compared(_ run: Run) -> JSON? {
    array(run.compared.map { .object(compared($0)) })
  }

  private func compared(_ other: ComparedRun) -> JSON.Object {
    object([
      ("on", .string(other.target)), ("holds", .bool(other.holds)),
      ("failure", other.failure.map(JSON.string)),
      (
        "differences",
        array(
          other.differences.map { difference in
            .object(
              object([
                ("kind", .string(difference.kind.rawValue)), ("step", .string(difference.step)),
                ("id", difference.id.map(JSON.string)),
                ("operation", difference.operation.map(JSON.string)),
                ("here", .string(difference.expected)), ("there", .string(difference.actual)),
                ("accepted", difference.reason.map(JSON.string)),
              ]))
          })
      ),
      (
        "not_found",
        array(
          other.unmet.map { accepted in
            .object(
              object([
                ("kind", .string(accepted.kind.rawValue)), ("step", accepted.step.map(JSON.string)),
                ("operation", accepted.operation.map(JSON.string)),
                ("accepted", .string(accepted.reason)),
              ]))
          })
      ),
    ])
  }
}
