/// The stanzas around a fragment, a file that another one would include inside of them.
enum EnclosingStanzas {
  /// A generated file that opens stanzas with `headers` inside each other. Nothing is reported about it.
  static func file(_ headers: [String]) -> LoadedFile {
    let path = "(scope)"
    let text = headers.map { $0 + " {\n" }.joined() + headers.map { _ in "}\n" }.joined()
    return LoadedFile(
      SourceFile(path: path, bytes: Array(text.utf8), isImaginary: true),
      identity: FileIdentity(path: path))
  }
}
