import Documents
import Glibc
import Interpreter

/// Whole files, read as a scenario and as a model; what is wrong has a place.
extension FuzzTarget {
  static let scenarios = FuzzTarget(
    name: "scenarios",
    seeds: [
      "schema: partita/v1\nmodel: chat-notebook\nvars: { a: 1 }\nsteps:\n  - call: create_table\n"
        + "  - id: x\n    foreach: [1, 2]\n    call: find_user\n    with: { user: 'u${{ item }}' }\n"
        + "    expect: { item: none, capacity: { rcu: <= 1 }, operations: [GetItem] }\n",
      "schema: partita/v1\nsteps:\n  - request: { Query: { TableName: t, Limit: 1 } }\n    pages: all\n"
        + "    retry: { times: 3, until: result.count == 1, interval: 1s }\n    capture: { a: x }\n"
        + "    assert: [a == 1]\n  - put: user\n    with: { user: '1' }\n  - advance: 3d\n",
      "schema: partita/model/v1\ntable: { TableName: abc, KeySchema: [{ AttributeName: PK, "
        + "KeyType: HASH }], AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }] }\n"
        + "entities: { a: { PK: 'A#${{ a }}', attributes: [b] } }\npatterns:\n  p:\n"
        + "    parameters: { a: text, n: { count: 3 } }\n    request: { Query: { TableName: abc, "
        + "KeyConditionExpression: 'PK = :a', ExpressionAttributeValues: { ':a': { S: '${{ a }}' } },"
        + " Limit: '${{ n }}' } }\n    result: items\n",
    ]
  ) { bytes in
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    do throws(Diagnostics) {
      _ = try Interpreter.load(path)
    } catch {
      look(at: error)
    }
    do throws(Diagnostics) {
      _ = try Interpreter.loadModel(path)
    } catch {
      look(at: error)
    }
  }

  private static let path = "/tmp/partita-fuzz-\(getpid()).yaml"

  private static func look(at mistakes: Diagnostics) {
    require(mistakes.hasErrors, "a failure without an error")
    for mistake in mistakes.all {
      require(mistake.span != nil || mistake.code == .unreadable, "no place: \(mistake.message)")
      _ = mistake.rendered()
    }
  }
}
