import ArgumentParser

/// A database as the command line names it: `embedded`, `http://127.0.0.1:8000`, `aws:eu-central-1`,
/// or one of these with a name before it, `moto=http://127.0.0.1:5000`.
struct TargetName: Sendable, Equatable {
  let place: TargetPlace
  private let label: String?

  init(argument: String) throws {
    let letters = argument.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let rest = argument.dropFirst(letters.count)
    if !letters.isEmpty, rest.first == "=" {
      label = String(letters)
      place = try TargetPlace(argument: String(rest.dropFirst()))
    } else {
      label = nil
      place = try TargetPlace(argument: argument)
    }
  }

  init(_ place: TargetPlace) {
    self.place = place
    label = nil
  }

  /// As reports name it.
  var text: String { label ?? place.text }

  /// Whether it is the embedded database under no other name.
  var isEmbedded: Bool { label == nil && place == .embedded }
}

/// Where a database is.
enum TargetPlace: Sendable, Equatable {
  case embedded
  case endpoint(String)
  /// The service itself, or what the environment names in its place; nil takes its region too.
  case service(region: String?)

  init(argument: String) throws {
    if argument == "embedded" {
      self = .embedded
    } else if argument == "aws" {
      self = .service(region: nil)
    } else if argument.hasPrefix("aws:"), argument.utf8.count > 4 {
      self = .service(region: String(argument.dropFirst(4)))
    } else if argument.hasPrefix("http://") || argument.hasPrefix("https://") {
      self = .endpoint(argument)
    } else {
      throw ValidationError(
        "'\(argument)' is no database: 'embedded', a URL such as http://127.0.0.1:8000, "
          + "or 'aws:REGION'.")
    }
  }

  var text: String {
    switch self {
    case .embedded: "embedded"
    case .endpoint(let url): url
    case .service(nil): "aws"
    case .service(let region?): "aws:\(region)"
    }
  }
}
