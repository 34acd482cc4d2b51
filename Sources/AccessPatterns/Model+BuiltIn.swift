extension Model {
  /// The models that need no file.
  package static let builtIn: [Model] = [
    TwitterNotebook.model, ChatNotebook.model, Twitter.model, Chat.model,
  ]

  package static func named(_ name: String) -> Model? {
    builtIn.first { $0.name == name }
  }
}
