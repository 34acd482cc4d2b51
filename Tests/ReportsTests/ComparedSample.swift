import DynamoDBWire
import Scenarios

/// A run that was compared with others: the same, differing, accepted, and not played.
enum ComparedSample {
  static func run() throws -> Run {
    var step = try TwitterSample.step("call", "Who is in the kitchen?")
    var round = RoundRun()
    round.exchanges = [
      TwitterSample.exchange("Query", ["TableName": "chat"])
    ]
    var excused = Check(
      subject: "capacity.rcu", expected: "0.5", actual: "1", holds: true, span: step.span)
    excused.excuse = "moto counts no half units"
    round.checks = [excused]
    step.rounds = [round]
    var run = Run(name: "Elsewhere", path: "elsewhere.yaml", steps: [step])
    run.compared = [
      ComparedRun(target: "http://127.0.0.1:8000"),
      ComparedRun(
        target: "moto",
        differences: [
          RunDifference(
            kind: .capacity, step: step.name, operation: "Query", expected: "0.5 RCU",
            actual: "1 RCU", reason: "moto counts no half units"),
          RunDifference(
            kind: .errorText, step: step.name, operation: "PutItem",
            expected: "The conditional request failed | <b>", actual: "A condition\nspecified"),
        ],
        unmet: [
          AcceptedDifference(
            kind: .order, operation: "Scan", target: "moto", reason: "moto keeps no order",
            span: step.span)
        ]),
      ComparedRun(target: "aws:eu-central-1", failure: "it was not played there"),
    ]
    return run
  }
}
