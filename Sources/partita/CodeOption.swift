import ArgumentParser
import Reports

/// `--show-code cli,boto3`
struct CodeOption: Sendable {
  let languages: [CodeLanguage]

  static let none = CodeOption(languages: [])

  private init(languages: [CodeLanguage]) { self.languages = languages }

  init(argument: String) throws {
    languages = try argument.split(separator: ",").map { name in
      guard let language = CodeLanguage(rawValue: String(name)) else {
        let known = CodeLanguage.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("It is a list of these: \(known).")
      }
      return language
    }
  }
}
