import AccessPatterns
import Documents
import DynamoDBWire
import Scenarios
import Templates

extension ReportFormat {
  /// An executed Jupyter notebook, nbformat 4.5: prose as Markdown cells, each step as a code cell
  /// with what it gave as output.
  ///
  /// Source: <https://nbformat.readthedocs.io/en/latest/format_description.html>
  static let notebook = ReportFormat(
    "ipynb", fileExtension: "ipynb", holdsScenarios: false
  ) { runs, settings in
    let notebook: JSON.Object = [
      "cells": .array(
        MarkdownCases.chapters(of: runs).flatMap { index in
          NotebookReport(runs[index], settings, prefix: runs.count > 1 ? "case-\(index + 1)-" : "")
            .cells
        }),
      "metadata": [
        "kernelspec": ["display_name": "partita", "language": "partita", "name": "partita"],
        "language_info": ["name": "partita", "file_extension": ".yaml"],
      ],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
    return JSON.object(notebook).pretty() + "\n"
  }
}

/// The cells of one run. Their ids follow from the steps' numbers, so they are the same every time.
private struct NotebookReport {
  private var report: MarkdownReport
  private let prefix: String
  private(set) var cells: [JSON] = []

  init(_ run: Run, _ settings: ReportSettings, prefix: String) {
    report = MarkdownReport(run, settings)
    self.prefix = prefix
    add(markdown: report.opening + report.model, id: "title")
    var prose = 0
    let shown = run.steps.shown()
    for (_, number, step) in shown.steps {
      if step.isProse {
        prose += 1
        add(markdown: report.prose(step, level: 2), id: "note-\(prose)")
      } else {
        let number = String(number)
        add(markdown: report.introduction(step, number: number, level: 2), id: "step-\(number)")
        add(step, number: number)
      }
    }
    if let note = shown.note { add(markdown: ["*\(note)*"], id: "rest") }
    add(markdown: report.closing, id: "end")
  }

  private mutating func add(markdown blocks: [String], id: String) {
    guard !blocks.isEmpty else { return }
    cells.append([
      "cell_type": "markdown", "id": .string(prefix + id), "metadata": [:],
      "source": Self.lines(blocks.joined(separator: "\n\n")),
    ])
  }

  private mutating func add(_ step: StepRun, number: String) {
    let blocks = report.play(step, number: number, level: 2)
    var outputs: [JSON] = []
    if !blocks.isEmpty {
      let plain = "\(step.status.mark) \(step.title): \(step.exchanges.operationList)"
      outputs.append([
        "output_type": "display_data", "metadata": [:],
        "data": [
          "text/markdown": Self.lines(blocks.joined(separator: "\n\n")),
          "text/plain": Self.lines(Markdown.visible(plain)),
        ],
      ])
    }
    for failure in StepEntry(number: 0, step: step).failures.prefix(Cut.rows) {
      let place = failure.span.map { [report.run.place($0)] } ?? []
      let lines = ([failure.message] + failure.details + place).map(Markdown.visible)
      outputs.append([
        "output_type": "error", "ename": "ExpectationFailed",
        "evalue": .string(Markdown.visible(failure.message)),
        "traceback": .array(lines.map(JSON.string)),
      ])
    }
    cells.append([
      "cell_type": "code", "id": .string("\(prefix)run-\(number)"), "metadata": [:],
      "execution_count": .number(number), "source": Self.lines(source(step)),
      "outputs": .array(outputs),
    ])
  }

  /// What the step does, as one would type it: a call, or the requests it sends.
  private func source(_ step: StepRun) -> String {
    let rounds = step.rounds.prefix(Cut.rows)
    let calls = rounds.compactMap { MarkdownReport.signature(step, $0) }
    if !calls.isEmpty { return calls.joined(separator: "\n") }
    let requests = rounds.flatMap(\.exchanges).prefix(Cut.rows).map {
      "\(Markdown.visible($0.call.operation)) \(VisibleJSON.block($0.call.body))"
    }
    return requests.isEmpty ? "# \(Markdown.visible(step.title))" : requests.joined(separator: "\n")
  }

  /// A text as the list of its lines, each with its line break: what a diff can read.
  private static func lines(_ text: String) -> JSON {
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    return .array(
      lines.enumerated().map { index, line in
        .string(String(line) + (index + 1 < lines.count ? "\n" : ""))
      })
  }
}
