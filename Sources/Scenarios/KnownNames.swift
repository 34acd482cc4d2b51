import Documents
import Templates

/// The names that templates of one file can reach at the place that is being read.
///
/// Looking one up takes the same time however many there are: a file can have thousands of steps.
struct KnownNames {
  /// Names that mean something of their own, so that nothing captured may be called so.
  static let reserved = ["vars", "steps", "item", "index", "result", "matrix", "setup"]

  var vars: [String] = []
  /// What `matrix` and `setup` have; nil where the file has none.
  var matrix: Scope?
  var setup: Scope?
  /// All variables of the file, also those that come later.
  var allVars: Set<String> = []
  /// Whether there are variables at all: an access pattern has none.
  var hasVars = true
  private(set) var captures: [String] = []
  private var isCaptured: Set<String> = []
  private var steps: [String: Scope] = [:]
  private var stepNames: [String] = []
  /// All ids of the file's steps, also of those that come later.
  var allSteps: Set<String> = []
  /// What `item` is, in each `foreach` around the place, the innermost last.
  var items: [Scope] = []

  mutating func add(capture name: String) {
    if isCaptured.insert(name).inserted { captures.append(name) }
  }

  mutating func add(step id: String, _ inside: Scope) {
    if steps.updateValue(inside, forKey: id) == nil { stepNames.append(id) }
  }

  func hasStep(_ id: String) -> Bool { steps[id] != nil }

  /// The mistake of a path: a name in it that cannot exist here.
  ///
  /// - Parameter result: What `result` has; nil where it is not known.
  func mistake(in reference: Reference, result: [ResultField]?) -> Diagnostic? {
    unknown(in: reference, result: result)?.coded(.unknownName)
  }

  private func unknown(in reference: Reference, result: [ResultField]?) -> Diagnostic? {
    let root = reference.root
    switch root {
    case "vars" where hasVars:
      guard reference.parts.count > 1, let name = reference.parts[1].name,
        allVars.contains(name), !vars.contains(where: { $0.sameBytes(as: name) })
      else { return Scope.names([("vars", .names(vars))]).check(reference) }
      return .error(
        "the variable '\(name)' has no value yet here", at: reference.parts[1].span,
        label: "a variable sees those before it")
    case "steps":
      guard reference.parts.count > 1, let id = reference.parts[1].name else { break }
      guard let inside = steps[id] else {
        guard allSteps.contains(id) else { break }
        return .error(
          "the step '\(id)' has not run yet here", at: reference.parts[1].span,
          label: "a step sees those before it; its own result is 'result'")
      }
      return Scope.names([("steps", .names([(id, inside)]))]).check(reference)
    case "matrix", "setup":
      if let inside = root == "matrix" ? matrix : setup {
        return Scope.names([(root, inside)]).check(reference)
      }
      return .error(
        "'\(root)' is not known here", at: reference.span,
        label: "only a scenario with the key '\(root)' sees it")
    case "item", "index":
      if let item = items.last {
        return Scope.names([("item", item), ("index", .open)]).check(reference)
      }
      return .error(
        "'\(root)' is not known here", at: reference.span,
        label: "only a step with 'foreach', and the steps in it, see it")
    case "result":
      guard result == nil else { break }
      return .error(
        "'result' is not known here", at: reference.span,
        label: "a step's own result is known in 'capture', 'expect', 'assert' and 'retry'")
    case _ where isCaptured.contains(root): return nil
    default: break
    }
    return scope(result: result).check(reference)
  }

  private func scope(result: [ResultField]?) -> Scope {
    var names: [(name: String, inside: Scope)] = hasVars ? [("vars", .names(vars))] : []
    names.append(("steps", .names(stepNames.map { ($0, steps[$0] ?? .open) })))
    if let item = items.last { names += [("item", item), ("index", .open)] }
    if let result { names.append(("result", .result(result))) }
    return .names(names + captures.map { ($0, .open) })
  }
}

extension Scope {
  static func result(_ fields: [ResultField]) -> Scope {
    .names(
      fields.map { field in
        switch field {
        case .error: (field.rawValue, .names(["type", "message"]))
        case .items, .responses: (field.rawValue, .list(of: .open))
        default: (field.rawValue, .open)
        }
      })
  }
}
