package import Documents
import DynamoDBWire
package import Templates

/// Files of plain values: rows of a matrix, values of variables. What looks like a template in them is
/// text.
extension Value {
  package init(yamlFile file: SourceFile) throws(Diagnostics) {
    let node = try Node.parse(file)
    do throws(Diagnostic) {
      self = try Value(node)
    } catch {
      throw Diagnostics([error])
    }
  }

  /// JSON's own rules: `\ud83d\ude00` and tabs, which YAML does not take.
  package init(jsonFile file: SourceFile) throws(Diagnostics) {
    do throws(JSONParser.Failure) {
      self = Value(try JSONParser.parse(file.bytes))
    } catch {
      throw Diagnostics([
        .error("this is no JSON: \(error.message)", at: Span(file, error.offset, error.offset + 1))
      ])
    }
  }
}
