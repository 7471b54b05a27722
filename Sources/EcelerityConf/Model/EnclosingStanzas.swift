/// The stanzas around a file that is read on its own although another one would include it there.
enum EnclosingStanzas {
  /// A file that opens `stanzas` inside each other. Nobody wrote it, and nothing is reported of it.
  static func file(_ stanzas: [StanzaName]) -> LoadedFile {
    let path = "(scope)"
    let text = stanzas.map { $0.header + " {\n" }.joined() + stanzas.map { _ in "}\n" }.joined()
    return LoadedFile(
      SourceFile(path: path, bytes: Array(text.utf8), isImaginary: true),
      identity: FileIdentity(path: path))
  }
}
