/// A piece of an expression, with its bytes in the scalar's text.
struct Token {
  enum Kind: Equatable {
    case name(String)
    case number(String)
    case text(String)
    case symbol(String)
    /// The `}}` after an expression, or the end of the text.
    case end
  }

  let kind: Kind
  let range: Range<Int>
}
