/// A stanza around a file that is read on its own although another one would include it there.
///
/// The stanzas are opened in a file of their own that nobody wrote; nothing is reported of it.
public struct EnclosingStanza: Hashable, Sendable {
  /// The name of the stanza.
  public let keyword: Keyword
  /// Its label; nil for stanzas without one.
  public let label: String?

  /// The stanza `keyword` labelled `label`.
  public init(_ keyword: Keyword, _ label: String? = nil) {
    self.keyword = keyword
    self.label = label
  }

  /// A file that opens `stanzas` inside each other.
  static func file(_ stanzas: [EnclosingStanza]) -> LoadedFile {
    let path = "(scope)"
    let text = stanzas.map { $0.header + " {\n" }.joined() + stanzas.map { _ in "}\n" }.joined()
    return LoadedFile(
      SourceFile(path: path, text: text), identity: FileIdentity(path: path))
  }

  private var header: String {
    guard let label else { return keyword.name }
    let escaped = label.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\(keyword.name) \"\(escaped)\""
  }
}
