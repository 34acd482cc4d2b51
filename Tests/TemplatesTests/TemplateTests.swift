import Documents
import DynamoDBWire
import Templates
import Testing

struct TemplateTests {
  @Test(arguments: [
    ("'${{ x }}'", "5"),
    ("'${{ item.tags }}'", "['a', 'b']"),
    ("'${{x}}'", "5"),
    ("' ${{ x }}'", "' 5'"),
    ("'a${{ x }}b${{ item.name }}'", "'a5bMartin'"),
    ("'${{ x }}${{ x }}'", "'55'"),
    ("'${{ item.ratio }} ${{ flag }}'", "'0.1 false'"),
    ("'$${{ x }}'", "'${{ x }}'"),
    ("'$$${{ x }}'", "'$${{ x }}'"),
    ("'$${{ ${{ x }}'", "'${{ 5'"),
    ("'$ {{ }} ${ x }'", "'$ {{ }} ${ x }'"),
    ("\"${{ join(item.tags, '}}') }}\"", "'a}}b'"),
    ("{a: ['${{ x }}', 1], '${{ x }}': b}", "{a: [5, 1], ${{ x }}: 'b'}"),
    ("{N: '${{ x }}'}", "5"),
    ("{N: '1${{ x }}'}", "15"),
    ("{SS: ['${{ item.name }}']}", #"{"SS":["Martin"]}"#),
    ("{SS: '${{ item.tags }}'}", #"{"SS":["a","b"]}"#),
    ("|\n  one ${{ x }}\n  two\n", "'one 5\ntwo\n'"),
    ("''", "''"),
  ])
  func fills(yaml: String, expected: String) throws {
    #expect(try Template(node(yaml)).fill(in: World()).description == expected)
  }

  @Test func whatHasNoTemplateIsConstant() throws {
    #expect(try Template(node("{a: [1, '$${{']}")).constant?.description == "{a: [1, '${{']}")
    #expect(try Template(node("{SS: [a]}")).constant == .attribute(.ss(["a"])))
    #expect(try Template(node("[1, '${{ x }}']")).constant == nil)
  }

  @Test(arguments: [
    ("{Key: {PK: {S: '${{ item.PK }}'}}}", #"{"Key":{"PK":{"S":"USER#12"}}}"#),
    ("{N: '${{ minutes }}'}", #"{"N":"5"}"#),
    ("{N: 1.50}", #"{"N":"1.50"}"#),
    ("{NS: [1, '${{ x }}', '2']}", #"{"NS":["1","5","2"]}"#),
    ("{Limit: '${{ x }}', Rate: 1.50}", #"{"Limit":5,"Rate":1.50}"#),
    ("{SS: '${{ item.colors }}', B: '${{ item.photo }}'}", #"{"SS":["blue","red"],"B":"AQI="}"#),
    ("{tags: '${{ item.colors }}'}", #"{"tags":{"SS":["blue","red"]}}"#),
    ("{a: null, b: true, c: yes, d: '$${{'}", #"{"a":null,"b":true,"c":"yes","d":"${{"}"#),
    (
      "{N: 123456789012345678901234567890123456789012}",
      #"{"N":"123456789012345678901234567890123456789012"}"#
    ),
    ("{S: 'A#${{ x }}'}", #"{"S":"A#5"}"#),
  ])
  func fillsRequests(yaml: String, expected: String) throws {
    let template = try Template(node(yaml), reading: .request)
    #expect(try template.fillRequest(in: World()).text == expected)
  }

  @Test func notesEveryMistake() throws {
    let problems = Problems()
    let template = Template(try node("['${{ 1 + }}', ok, {a: '${{ }}'}]"), into: problems)
    #expect(template == nil)
    #expect(
      problems.all.map(\.message) == ["a value is missing here", "a value is missing here"])
    #expect(problems.all.map { $0.span?.start.column } == [11, 29])
  }
}
