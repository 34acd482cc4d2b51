import Documents
import DynamoDBWire
import Templates

/// Texts with `${{ }}` in them, bare expressions and conditions, evaluated.
extension FuzzTarget {
  static let templates = FuzzTarget(
    name: "templates",
    seeds: [
      "Hi ${{ name }}, ${{ count(list) + 1 }} of $${{ these }}",
      "${{ map.inner[0] == 1 && !flag || startsWith(name, 'a') }}",
      "steps.tweet.result.count + -1 * 2 >= list[0] - 3",
      "${{ join(keys(map), ', ') }} ${{ idOf('USER#12') }} ${{ uuid() }} ${{ today() }} ${{ now() }}",
      "contains(name, 'rt') || map['inner'] != null",
    ]
  ) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self),
      let file = try? SourceFile(path: "fuzz.yaml", bytes: bytes)
    else { return }
    let node = Node(.text(text), at: Span(file, 0, file.bytes.count), style: .literal)
    do throws(Diagnostic) {
      let template = try Template(node)
      _ = template.check(in: .names(["name", "map"]))
      _ = try template.fill(in: World()).description
    } catch {
      _ = error.rendered()
    }
    do throws(Diagnostic) {
      _ = try Template(node, reading: .request).fillRequest(in: World())
    } catch {
      _ = error.rendered()
    }
    do throws(Diagnostic) {
      _ = try Condition(node).holds(in: World())
    } catch {
      _ = error.rendered()
    }
  }

  private struct World: Bindings {
    func lookup(_ name: String) -> Value? {
      switch name {
      case "name": .text("martin")
      case "flag": .bool(true)
      case "list": .list([.number(1), .text("two"), .null])
      case "map": .map([Value.Entry("inner", .list([.number(1)])), Value.Entry("é", .bool(false))])
      default: nil
      }
    }
    func uuid() -> String { "00000000-0000-4000-8000-000000000000" }
    func now() -> Int { 1_700_000_000 }
    func today() -> String { "2023-11-14" }
  }
}
