import Documents
import Templates
import Testing

struct ConditionTests {
  @Test(arguments: [
    ("x == 5", true), ("${{ x == 5 }}", true), ("'${{ x > 5 }}'", false), ("true", true),
    ("false", false), ("'false'", false), ("item", true), ("unknown", false),
    ("item.nowhere.at.all", false), ("item.nowhere == null", true), ("item.tags[9]", false),
    ("\"id_of(item.nothing) == '5'\"", false), ("count(item.nowhere) == 0", true),
    ("|\n  ${{ x == 5 }}\n", true), ("\"!contains(item.nowhere, 'a')\"", true),
    ("\"''\"", false), ("\"0 == 0\"", true), ("list[nothing]", false),
  ])
  func holds(yaml: String, expected: Bool) throws {
    #expect(try Condition(node(yaml)).holds(in: World()) == expected)
  }
}
