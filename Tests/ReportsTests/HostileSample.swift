import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

/// Names, notes, keys and values that would each break a report which trusts them.
enum HostileSample {
  static let texts = [
    "<script>alert(1)</script>", "a | b || c\\| d", "```\n~~~\n````", "</summary></details>",
    "line\nline\r\n| --- |", "\u{202E}evil\u{200F}", "\u{0}\u{7}\u{1B}[31m\u{85}",
    "*b* _i_ ~s~ `c`",
    "[x](javascript:alert(1))", "![i](https://example.com/x.png)", "&lt;&#60;", "<!-- ",
    "$a$ $$b$$",
    " spaces ", "\u{A0}", "\\", "\\`", "# no heading #", "- no list", "<https://example.com/\">",
    "👩‍👩‍👧‍👦 e\u{301}", "]] ](#x)", "<![CDATA[", "<?php", "| |", "|", "**", "__", "@someone #1",
  ]

  static func run() throws -> Run {
    let all = texts.joined(separator: " ")
    var item = Item.empty
    for (index, text) in texts.prefix(19).enumerated() {
      item = item.setting(text + String(index), to: .s(text))
    }
    item = item.setting("set", to: .ss(AttributeSet(texts)))
    let rest: [Item] = texts.map { ["set": .s($0), "x|y": .l([.s($0)])] }
    var round = RoundRun()
    round.item = .text(all)
    round.arguments = texts.map { .init($0, .text($0)) }
    let error = DynamoDBError(all, all)
    round.error = error
    round.exchanges = [
      TwitterSample.exchange(
        "<b>Put|Item", ["TableName": .string(all), "Item": .item(item)], ["```": .string(all)]),
      Exchange(call: Call(all, [:]), reply: .error(error), capacity: .zero),
    ]
    round.outcome = Outcome(items: [item] + rest, value: .text(all))
    round.changes = [
      TableChange(
        table: all, keyNames: ["x|y"], fate: .kept,
        items: zip(rest, rest.dropFirst()).map { .changed(from: $0, to: $1) })
    ]
    round.tablesAfter = [
      TableState(name: all, keyNames: ["set"], itemCount: rest.count) { rest }
    ]
    round.checks = texts.map { Check(subject: $0, expected: $0, actual: $0, holds: false) }
    round.checks[0].differences = texts.map { Difference(path: $0, expected: $0, actual: $0) }
    round.recorded = RecordedComparison(
      verdict: .stale(all), mustMatch: false,
      differences: [Difference(path: all, expected: all, actual: all)])
    round.fault = .error(all, at: nil)

    let steps = try texts.map { text -> StepRun in
      var step = try TwitterSample.step("call", text)
      step.note = text
      step.cell = text
      step.show = [.diff, .table, .collection(text)]
      step.pattern = AccessPattern(text, label: text, text, note: text, requests: []) { _, _ in
        Outcome()
      }
      return step
    }
    var first = steps[0]
    first.rounds = [round]
    return Run(
      name: all, description: texts.joined(separator: "\n\n"), path: "a/\(all)",
      steps: [first] + steps.dropFirst())
  }
}
