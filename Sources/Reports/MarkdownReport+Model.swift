import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension MarkdownReport {
  /// The design that is played: what items there are, and which requests answer which question.
  var model: [String] {
    guard let model = run.model else { return [] }
    let designs = [model.entityChart, model.patternTable].filter { !$0.rows.isEmpty }
    guard !designs.isEmpty else { return [] }
    let description = Markdown.prose(model.description, headingsDown: 2)
    return ["## \(Self.modelHeading)"] + (description.isEmpty ? [] : [description])
      + designs.flatMap { ["### \(Markdown.text($0.title))", PatternTables.table($0).text] }
  }

  /// Which access patterns of the model the scenario calls, and which it does not.
  var coverage: [String] {
    let patterns = run.model?.patterns.map(\.name) ?? []
    guard !patterns.isEmpty else { return [] }
    let called = PatternCosts(run).rows.map(\.name)
    let missing = patterns.filter { name in !called.contains { $0 == name } }
    let count = patterns.count - missing.count
    let line =
      "\(Quantity.grouped(count)) of "
      + "\(Quantity.of(patterns.count, "access pattern")) of the model \(count == 1 ? "is" : "are") called"
    let names = missing.map { Markdown.text($0) }.joined(separator: ", ")
    return ["## Coverage", missing.isEmpty ? "\(line)." : "\(line). Not called: \(names)."]
  }

  static let modelHeading = "Model"
}
