import Documents
import Glibc

/// The file that GitHub shows on a job's page, where there is one.
///
/// Source: "Adding a job summary", GitHub Docs: steps append Markdown to `GITHUB_STEP_SUMMARY`.
enum JobSummary {
  static var file: String? {
    guard let value = getenv("GITHUB_STEP_SUMMARY"), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  static func append(_ text: String, to path: String) throws(Diagnostic) {
    guard let file = fopen(path, "a") else {
      throw .error("cannot write '\(path)': \(String(cString: strerror(errno)))", at: nil)
    }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    if fwrite(bytes, 1, bytes.count, file) != bytes.count {
      throw .error("cannot write '\(path)': \(String(cString: strerror(errno)))", at: nil)
    }
  }
}
