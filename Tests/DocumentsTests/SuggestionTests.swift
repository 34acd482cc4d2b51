import Testing

@testable import Documents

struct SuggestionTests {
  @Test(arguments: [
    ("post_twet", "post_tweet"),
    ("POST_TWEET", "post_tweet"),
    ("psot_reply", "post_reply"),  // neighbours swapped
    ("cal", "call"),
    ("nmae", "name"),
    ("zebra", nil),
    ("x", nil),
    ("", nil),
  ])
  func nearest(name: String, expected: String?) {
    let known = ["post_reply", "post_tweet", "call", "name", "if", "y"]
    #expect(Suggestion.nearest(to: name, among: known) == expected)
  }
}
