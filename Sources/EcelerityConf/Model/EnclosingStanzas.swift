/// The stanzas around a fragment, a file that another one would include inside of them.
enum EnclosingStanzas {
  /// A generated file that opens `stanzas` inside each other. Nothing is reported about it.
  static func file(_ stanzas: [StanzaName]) -> LoadedFile {
    let path = "(scope)"
    let text = stanzas.map { $0.header + " {\n" }.joined() + stanzas.map { _ in "}\n" }.joined()
    return LoadedFile(
      SourceFile(path: path, bytes: Array(text.utf8), isImaginary: true),
      identity: FileIdentity(path: path))
  }
}
