/// Assigns a number to each different regular expression of two configurations.
struct PatternNumbers {
  /// One regular expression.
  struct Entry {
    let text: String
    /// The first stanza with this expression.
    let stanza: Scope
    let compiled: Result<Pattern, PatternError>
  }

  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String, _ stanza: Scope) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = entries.count
    entries.append(
      Entry(
        text: text, stanza: stanza,
        compiled: Result { () throws(PatternError) in try Pattern(text) }))
    return entries.count - 1
  }
}
