import DynamoDBWire

/// SET and REMOVE of an UPDATE.
extension StatementParser {
  mutating func updateActions() throws(DynamoDBError) -> UpdateSyntax {
    var update = UpdateSyntax()
    while true {
      if take("SET") {
        repeat { update.actions.append(try assignment()) } while take(symbol: ",")
      } else if take("REMOVE") {
        repeat { update.actions.append(.remove(try path())) } while take(symbol: ",")
      } else {
        break
      }
    }
    guard !update.actions.isEmpty else {
      throw StatementFailure.malformed("Expected data manipulation")
    }
    return update
  }

  private mutating func assignment() throws(DynamoDBError) -> UpdateActionSyntax {
    let target = current
    let path = try path()
    try expect(symbol: "=", "Expected = in assignment")
    let name = current
    if name.kind == .word, next.isSymbol("("),
      ["set_add", "set_delete"].contains(name.text.lowercased())
    {
      return try setChange(of: path, at: target, by: name)
    }
    let first = try operand(calling: .listAppend)
    if take(symbol: "+") { return .set(path, .sum(first, try operand(calling: .listAppend))) }
    if take(symbol: "-") {
      return .set(path, .difference(first, try operand(calling: .listAppend)))
    }
    return .set(path, .operand(first))
  }

  /// `a = set_add(a, <<1>>)`
  private mutating func setChange(
    of path: PathSyntax, at target: StatementToken, by name: StatementToken
  ) throws(DynamoDBError) -> UpdateActionSyntax {
    let function = name.text.uppercased()
    advance()
    let firstToken = next
    let arguments = try arguments(calling: .listAppend)
    guard arguments.count == 2 else {
      throw StatementFailure.at(name, "\(function) must have exactly two arguments")
    }
    guard case .path(let first) = arguments[0], first == path else {
      throw StatementFailure.at(
        name, "The first argument to \(function) must equal the assignment value")
    }
    guard case .value(let key) = arguments[1], let place = Int(key.dropFirst()),
      [.ss, .ns, .bs].contains(values[place].kind)
    else {
      throw StatementFailure.at(
        firstToken, "The second argument to \(function) must be a value with type SET")
    }
    return function == "SET_ADD" ? .add(path, key) : .delete(path, key)
  }
}
