/// The name of a stanza in its scope: its keyword and its label.
public struct StanzaName: Hashable, Sendable {
  /// The name of the stanza.
  public let keyword: Keyword
  /// Its label; nil for stanzas without one.
  public let label: String?

  /// The stanza `keyword` labelled `label`.
  public init(_ keyword: Keyword, _ label: String? = nil) {
    self.keyword = keyword
    self.label = label
  }

  /// The text before the brace: `domain "oak.example"`.
  var header: String {
    keyword.name + (label.map { " " + ScalarSpelling.quoted($0) } ?? "")
  }
}
