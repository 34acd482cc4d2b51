import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ReportFormat {
  /// All that a run gave, for other programs; `docs/run.schema.json` describes it.
  static let json = ReportFormat("json", fileExtension: "json") { runs, settings in
    let report = JSONReport(settings: settings)
    let whole: JSON.Object = [
      "format": "partita/run/v1",
      "passed": .bool(runs.allSatisfy(\.passed)),
      "scenarios": .array(runs.map { .object(report.scenario($0)) }),
    ]
    var bytes: [UInt8] = []
    whole.write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A run as JSON. Members that have nothing to say are left out.
struct JSONReport {
  let settings: ReportSettings

  func scenario(_ run: Run) -> JSON.Object {
    let totals = RunTotals(run)
    let entries = run.entries.filter { !$0.step.isHidden || settings.showsHidden }
    return object([
      ("name", .string(run.name)), ("case", run.caseName.map { .string($0) }),
      ("path", .string(run.shownPath)),
      ("description", run.description.isEmpty ? nil : .string(run.description)),
      ("tags", strings(run.tags)), ("model", run.model.map { .string($0.name) }),
      ("passed", .bool(run.passed)),
      (
        "totals",
        .object([
          "steps": number(totals.steps), "passed": number(totals.passed),
          "failed": number(totals.failed), "skipped": number(totals.skipped),
          "requests": number(totals.requests), "rcu": number(totals.capacity.rcu),
          "wcu": number(totals.capacity.wcu),
        ])
      ), ("checks", checks(run.checks)),
      ("steps", .array(entries.map { .object(step($0.step, "\($0.number)")) })),
      ("patterns", patterns(run)), ("compared", compared(run)),
    ])
  }

  private func patterns(_ run: Run) -> JSON? {
    let rows = PatternCosts(run).rows
    guard !rows.isEmpty else { return nil }
    return .array(
      rows.map { row in
        [
          "name": .string(row.name), "calls": number(row.calls),
          "requests": number(row.requests), "rcu": number(row.capacity.rcu),
          "wcu": number(row.capacity.wcu),
        ]
      })
  }

  private func step(_ step: StepRun, _ number: String) -> JSON.Object {
    var status = "passed"
    var reason: String?
    switch step.status {
    case .passed: break
    case .failed: status = "failed"
    case .skipped(let why): (status, reason) = ("skipped", why)
    }
    let start = step.span.start
    return object([
      ("number", .string(number)), ("kind", .string(step.keyword)), ("name", .string(step.name)),
      ("id", step.id.map(JSON.string)), ("note", step.note.map(JSON.string)),
      ("cell", step.cell.map(JSON.string)), ("tags", strings(step.tags)),
      ("hidden", step.isHidden ? true : nil), ("finally", step.isFinally ? true : nil),
      (
        "question",
        step.question.map { question in
          .object(
            object([
              ("ask", .string(question.ask)), ("answer", question.answer.map { .string($0) }),
              ("hint", question.hint.map { .string($0) }),
            ]))
        }
      ), ("pattern", step.pattern.map { .string($0.name) }), ("status", .string(status)),
      ("skipped_because", reason.map(JSON.string)), ("line", self.number(start.line)),
      ("column", self.number(start.column)), ("checks", checks(step.checks)),
      (
        "rounds",
        step.rounds.isEmpty
          ? nil
          : .array(step.rounds.map { .object(round($0, number, isOne: step.rounds.count == 1)) })
      ),
    ])
  }

  private func round(_ round: RoundRun, _ number: String, isOne: Bool) -> JSON.Object {
    let prefix = isOne ? number : "\(number)[\(round.index)]"
    return object([
      ("index", round.item == nil ? nil : self.number(round.index)),
      ("item", round.item.map(\.json)),
      ("arguments", entries(round.arguments)),
      ("requests", array(round.exchanges.map { .object(request($0)) })),
      ("result", result(round.outcome)), ("error", round.error.map(error)),
      ("fault", round.fault.map { .string($0.message) }),
      ("changes", array(round.changes.map { .object(change($0)) })),
      ("captures", entries(round.captures)), ("checks", checks(round.checks)),
      ("recorded", round.recorded.map { .object(recorded($0)) }),
      (
        "steps",
        array(
          round.children.numbered.filter { !$0.step.isProse }.map {
            .object(step($0.step, "\(prefix).\($0.number)"))
          })
      ),
    ])
  }

  private func request(_ exchange: Exchange) -> JSON.Object {
    var answer: JSON?
    var failure: JSON?
    switch exchange.reply {
    case .answer(let reply): answer = .object(reply.body)
    case .error(let reply): failure = error(reply)
    }
    return object([
      ("operation", .string(exchange.call.operation)), ("body", .object(exchange.call.body)),
      ("answer", answer), ("error", failure), ("rcu", number(exchange.capacity.rcu)),
      ("wcu", number(exchange.capacity.wcu)),
      ("retries", settings.retries && exchange.retries > 0 ? number(exchange.retries) : nil),
      ("microseconds", settings.timings ? number(Timing.microseconds([exchange])) : nil),
    ])
  }

  private func error(_ error: DynamoDBError) -> JSON {
    .object(["type": .string(error.type), "message": .string(error.message)])
  }

  private func result(_ outcome: Outcome) -> JSON? {
    let result = object([
      ("items", outcome.items.map { .array($0.map { $0.map(JSON.item) ?? .null }) }),
      ("item", outcome.item.map(JSON.item) ?? (outcome.answersItem ? .null : nil)),
      ("count", outcome.count.map { number($0) }),
      ("scanned_count", outcome.scannedCount.map { number($0) }),
      ("value", outcome.value.map(\.json)), ("id", outcome.id.map(JSON.string)),
    ])
    return result.isEmpty ? nil : .object(result)
  }

  private func change(_ change: TableChange) -> JSON.Object {
    let fate =
      switch change.fate {
      case .created: "created"
      case .dropped: "dropped"
      case .kept: "kept"
      }
    var added: [JSON] = []
    var changed: [JSON] = []
    var removed: [JSON] = []
    for item in change.items {
      switch item {
      case .added(let item): added.append(.item(item))
      case .changed(let old, let new): changed.append(["from": .item(old), "to": .item(new)])
      case .removed(let item): removed.append(.item(item))
      }
    }
    return object([
      ("table", .string(change.table)), ("fate", .string(fate)), ("added", array(added)),
      ("changed", array(changed)), ("removed", array(removed)),
      ("from_requests", change.isFromRequests ? true : nil),
    ])
  }

  private func recorded(_ comparison: RecordedComparison) -> JSON.Object {
    var verdict = "same"
    var reason: String?
    switch comparison.verdict {
    case .same: break
    case .different: verdict = "different"
    case .stale(let why): (verdict, reason) = ("stale", why)
    }
    return object([
      ("verdict", .string(verdict)), ("because", reason.map(JSON.string)),
      ("must_match", .bool(comparison.mustMatch)),
      ("differences", array(comparison.differences.map(difference))),
    ])
  }

  private func checks(_ checks: [Check]) -> JSON? {
    array(
      checks.map { check in
        .object(
          object([
            ("subject", .string(check.subject)), ("expected", .string(check.expected)),
            ("actual", .string(check.actual)), ("holds", .bool(check.holds)),
            ("line", check.span.map { number($0.start.line) }),
            ("column", check.span.map { number($0.start.column) }),
            ("differences", array(check.differences.map(difference))),
            ("reasons", strings(check.reasons)), ("accepted", check.excuse.map(JSON.string)),
          ]))
      })
  }

  private func difference(_ difference: Difference) -> JSON {
    [
      "path": .string(difference.path), "expected": .string(difference.expected),
      "actual": .string(difference.actual),
    ]
  }
}

extension JSONReport {
  func object(_ members: [(name: String, value: JSON?)]) -> JSON.Object {
    JSON.Object(uniqueMembers: members.compactMap { name, value in value.map { (name, $0) } })
  }

  func array(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }

  private func strings(_ texts: [String]) -> JSON? { array(texts.map(JSON.string)) }

  private func number(_ number: Int) -> JSON { .number(String(number)) }

  private func number(_ units: Double) -> JSON {
    units.rounded() == units && abs(units) < 1e15
      ? .number(String(Int(units))) : .number(String(units))
  }

  private func entries(_ entries: [Value.Entry]) -> JSON? {
    entries.isEmpty ? nil : Value.map(entries).json
  }
}
