/// Suggestions for names that are not known, each found once.
struct NameSuggestions {
  /// A file with more unknown names than a person would mistype gets no more suggestions.
  private static let maximumCount = 500

  private var suggestions: [UInt64: String?] = [:]

  /// The name among `candidates` that `name`, the text of which is `text`, was probably meant to be in scopes with
  /// the path `shape`.
  mutating func suggestion(
    for name: NameID, at shape: Int, text: @autoclosure () -> String,
    among candidates: () -> [String]
  ) -> String? {
    let key = UInt64(shape) << 32 | UInt64(name)
    if let known = suggestions[key] { return known }
    guard suggestions.count < NameSuggestions.maximumCount else { return nil }
    let found = Spelling.suggestion(for: text(), among: candidates())
    suggestions[key] = .some(found)
    return found
  }
}
