import AccessPatterns
package import Documents
import DynamoDBWire
import Templates

/// The one place where secrets leave a run: every report, the console and all messages are made of
/// what comes out here.
extension Run {
  package func masked(by mask: Mask) -> Run {
    guard !mask.isEmpty else { return self }
    let masker = Masker(mask: mask)
    var run = self
    run.name = mask.text(name)
    run.description = mask.text(description)
    run.caseName = caseName.map(mask.text)
    run.caseValues = masker.entries(caseValues)
    run.tablesBefore = tablesBefore.map(masker.table)
    run.steps = steps.map(masker.step)
    run.checks = checks.map(masker.check)
    return run
  }
}

extension Diagnostics {
  package func masked(by mask: Mask) -> Diagnostics {
    guard !mask.isEmpty else { return self }
    let masker = Masker(mask: mask)
    return Diagnostics(all.map(masker.diagnostic))
  }
}

/// A class, since it keeps each file's masked text: messages show lines of it.
private final class Masker {
  let mask: Mask
  private var files: [ObjectIdentifier: SourceFile] = [:]

  init(mask: Mask) { self.mask = mask }

  // MARK: Parts of a run

  func step(_ step: StepRun) -> StepRun {
    var masked = step
    masked.name = mask.text(step.name)
    masked.note = step.note.map(mask.text)
    masked.span = span(step.span)
    masked.question = step.question.map { question in
      Question(
        ask: mask.text(question.ask), answer: question.answer.map(mask.text),
        hint: question.hint.map(mask.text))
    }
    if case .skipped(let reason) = step.status { masked.status = .skipped(mask.text(reason)) }
    masked.show = step.show.map { show in
      switch show {
      case .collection(let key): .collection(mask.text(key))
      default: show
      }
    }
    masked.rounds = step.rounds.map(round)
    masked.checks = step.checks.map(check)
    return masked
  }

  private func round(_ round: RoundRun) -> RoundRun {
    var masked = round
    masked.item = round.item.map(value)
    masked.arguments = entries(round.arguments)
    masked.exchanges = round.exchanges.map(exchange)
    masked.outcome.items = round.outcome.items?.map { $0.map(item) }
    masked.outcome.item = round.outcome.item.map(item)
    masked.outcome.value = round.outcome.value.map(value)
    masked.outcome.id = round.outcome.id.map(mask.text)
    masked.error = round.error.map(error)
    masked.fault = round.fault.map(diagnostic)
    masked.changes = round.changes.map(change)
    masked.tablesAfter = round.tablesAfter.map(table)
    masked.captures = entries(round.captures)
    masked.checks = round.checks.map(check)
    masked.recorded = round.recorded.map(recorded)
    masked.children = round.children.map(step)
    return masked
  }

  func check(_ check: Check) -> Check {
    var masked = check
    masked.expected = mask.text(check.expected)
    masked.actual = mask.text(check.actual)
    masked.differences = check.differences.map(difference)
    masked.reasons = check.reasons.map(mask.text)
    masked.span = check.span.map(span)
    return masked
  }

  private func difference(_ difference: Difference) -> Difference {
    Difference(
      path: mask.text(difference.path), expected: mask.text(difference.expected),
      actual: mask.text(difference.actual))
  }

  private func recorded(_ recorded: RecordedComparison) -> RecordedComparison {
    var masked = recorded
    masked.differences = recorded.differences.map(difference)
    masked.renamed = recorded.renamed.map { (mask.text($0.recorded), mask.text($0.now)) }
    masked.span = recorded.span.map(span)
    return masked
  }

  private func exchange(_ exchange: Exchange) -> Exchange {
    let reply: Exchange.Reply =
      switch exchange.reply {
      case .answer(let answer): .answer(Answer(object(answer.body)))
      case .error(let error): .error(self.error(error))
      }
    var masked = Exchange(
      call: Call(exchange.call.operation, object(exchange.call.body)), reply: reply,
      capacity: exchange.capacity)
    masked.retries = exchange.retries
    masked.duration = exchange.duration
    // It holds names of tables and indexes, and numbers.
    masked.consumed = exchange.consumed
    return masked
  }

  private func error(_ error: DynamoDBError) -> DynamoDBError {
    DynamoDBError(error.type, mask.text(error.message), fields: object(error.fields))
  }

  private func change(_ change: TableChange) -> TableChange {
    TableChange(
      table: change.table, keyNames: change.keyNames, fate: change.fate,
      items: change.items.map { item in
        switch item {
        case .added(let new): .added(self.item(new))
        case .changed(let old, let new): .changed(from: self.item(old), to: self.item(new))
        case .removed(let old): .removed(self.item(old))
        }
      }, isFromRequests: change.isFromRequests)
  }

  func table(_ table: TableState) -> TableState {
    TableState(
      name: table.name, keyNames: table.keyNames, itemCount: table.itemCount,
      items: { [mask] in
        let masker = Masker(mask: mask)
        return table.items().map(masker.item)
      })
  }

  // MARK: Messages

  func diagnostic(_ diagnostic: Diagnostic) -> Diagnostic {
    var masked = diagnostic
    masked.message = mask.text(diagnostic.message)
    masked.label = diagnostic.label.map(mask.text)
    masked.span = diagnostic.span.map(span)
    masked.notes = diagnostic.notes.map { note in
      Diagnostic.Note(mask.text(note.message), at: note.span.map(span))
    }
    return masked
  }

  private func span(_ span: Span) -> Span {
    let file =
      files[ObjectIdentifier(span.file)]
      ?? (try? SourceFile(path: span.file.path, bytes: mask.bytes(span.file.bytes))) ?? span.file
    files[ObjectIdentifier(span.file)] = file
    return Span(file, span.startOffset, span.endOffset)
  }

  // MARK: Values

  func entries(_ entries: [Value.Entry]) -> [Value.Entry] {
    entries.map { Value.Entry(mask.text($0.name), value($0.value)) }
  }

  private func value(_ value: Value) -> Value {
    switch value {
    case .null, .bool: value
    case .number(let number):
      if let stars = stars(number.description) { .text(stars) } else { value }
    case .text(let text): .text(mask.text(text))
    case .list(let values): .list(values.map(self.value))
    case .map(let entries): .map(self.entries(entries))
    case .attribute(let attribute): .attribute(self.attribute(attribute))
    }
  }

  /// What stands for a number that holds a secret.
  private func stars(_ number: String) -> String? {
    let masked = mask.text(number)
    return masked.utf8.elementsEqual(number.utf8) ? nil : masked
  }

  private func item(_ item: Item) -> Item {
    Item(item.map { (name: mask.text($0.name), value: attribute($0.value)) })
  }

  private func attribute(_ attribute: AttributeValue) -> AttributeValue {
    switch attribute {
    case .null, .bool: attribute
    case .s(let text): .s(mask.text(text))
    case .n(let number): stars(number.description).map { .s($0) } ?? attribute
    case .b(let bytes): .b(mask.bytes(bytes))
    case .l(let values): .l(values.map(self.attribute))
    case .m(let item): .m(self.item(item))
    case .ss(let set): .ss(AttributeSet(set.elements.map(mask.text)))
    case .ns(let set):
      set.elements.contains { stars($0.description) != nil }
        ? .ss(AttributeSet(set.elements.map { mask.text($0.description) })) : attribute
    case .bs(let set): .bs(AttributeSet(set.elements.map(mask.bytes)))
    }
  }

  private func object(_ object: JSON.Object) -> JSON.Object {
    JSON.Object(uniqueMembers: object.members.map { (mask.text($0.name), json($0.value)) })
  }

  private func json(_ json: JSON) -> JSON {
    switch json {
    case .null, .bool: json
    case .number(let text): stars(text).map { .string($0) } ?? json
    case .string(let text): .string(mask.text(text))
    case .array(let values): .array(values.map(self.json))
    case .object(let object): .object(self.object(object))
    case .item(let item): .item(self.item(item))
    case .value(let value): .value(attribute(value))
    }
  }
}
