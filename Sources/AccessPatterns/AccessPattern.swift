package import Documents
package import DynamoDBWire

/// One way an application reads or writes its table: what it is called with, the requests that
/// answer it, and why the design answers it so.
///
/// A value with a closure, so that a pattern written in Swift and one from a YAML model are the
/// same type.
package struct AccessPattern: Sendable {
  /// As `call:` names it: `read_timeline`.
  package let name: String
  /// The design's own numbering, such as `4th` or `AP5`; empty where there is none.
  package let label: String
  /// One sentence.
  package let summary: String
  /// Markdown: why it is done so, and the fault where there is one.
  package let note: String
  package let parameters: [Parameter]
  package let requests: [RequestShape]
  package let budget: Budget?
  package let run: @Sendable (Arguments, Play) async throws(Failure) -> Outcome

  /// What ends a pattern before its end.
  package enum Failure: Error, Sendable {
    /// The first error of the database that the pattern does not expect.
    case answered(DynamoDBError)
    /// Something is wrong in a model file that only shows while it is played: a path that leads
    /// nowhere.
    case fault(Diagnostic)
  }

  /// A pattern written in Swift, which fails only with the database's errors.
  package init(
    _ name: String, label: String = "", _ summary: String, note: String = "",
    parameters: [Parameter] = [], requests: [RequestShape], budget: Budget? = nil,
    run: @escaping @Sendable (Arguments, Play) async throws(DynamoDBError) -> Outcome
  ) {
    self.init(
      name, label: label, summary, note: note, parameters: parameters, requests: requests,
      budget: budget,
      playing: { arguments, play throws(Failure) in
        do throws(DynamoDBError) {
          return try await run(arguments, play)
        } catch {
          throw .answered(error)
        }
      })
  }

  /// - Parameter playing: What the pattern does.
  package init(
    _ name: String, label: String, _ summary: String, note: String, parameters: [Parameter],
    requests: [RequestShape], budget: Budget?,
    playing run: @escaping @Sendable (Arguments, Play) async throws(Failure) -> Outcome
  ) {
    self.name = name
    self.label = label
    self.summary = summary
    self.note = note
    self.parameters = parameters
    self.requests = requests
    self.budget = budget
    self.run = run
  }
}

/// An upper bound on what something may cost.
package struct Budget: Sendable, Equatable {
  package var rcu: Double?
  package var wcu: Double?
  package var requests: Int?
  package var scans: Int?

  package init(
    rcu: Double? = nil, wcu: Double? = nil, requests: Int? = nil, scans: Int? = nil
  ) {
    self.rcu = rcu
    self.wcu = wcu
    self.requests = requests
    self.scans = scans
  }
}

/// The shape of one request of a pattern, for the design tables.
package struct RequestShape: Sendable, Equatable {
  /// `Query`
  package let operation: String
  package let table: String
  package let index: String?
  /// The key condition or key, in the words of the design: `PK = USER#user, SK begins with TWEET#`.
  package let keys: String
  /// What is read and then left out of the answer, in the same words; it costs as if it were not.
  package let filter: String?
  /// The entity it reads or writes, as the model names it.
  package let entity: String?
  /// Sent once for each of something: `follower`; nil where it is sent once.
  package let each: String?

  package init(
    _ operation: String, _ table: String, index: String? = nil, keys: String = "",
    filter: String? = nil, entity: String? = nil, each: String? = nil
  ) {
    self.operation = operation
    self.table = table
    self.index = index
    self.keys = keys
    self.filter = filter
    self.entity = entity
    self.each = each
  }
}
