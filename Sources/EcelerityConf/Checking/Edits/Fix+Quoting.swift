extension Fix {
  /// Puts the text of `token`, a string in quotes the language does not have, into double quotes;
  /// nil when they would change what it says. The text is no part of the edits: it may be a password.
  static func requoting(_ token: TokenIndex, in file: ConfigurationFile) -> Fix? {
    guard file.tree.tokens.kind(token) == .brokenString else { return nil }
    let inner = ScalarText.innerRange(token, in: file.tree)
    let bytes = file.tree.source.bytes[inner.indices]
    guard !bytes.contains(UInt8(ascii: "\"")), bytes.last != UInt8(ascii: "\\") else { return nil }
    let span = SourceSpan(file.id, file.tree.tokens.range(token))
    // A word that follows at once belongs to the text: `'it's'`.
    if let next = file.tree.source.bytes[span.range.indices.upperBound...].first,
      !ByteClass.isWhiteSpace(next), !endsValue.contains(next)
    {
      return nil
    }
    let front = ByteRange(span.range.lowerBound, inner.lowerBound)
    let back = ByteRange(inner.upperBound, span.range.upperBound)
    return .safe(
      Edit(replace: SourceSpan(file.id, front), with: "\""),
      Edit(replace: SourceSpan(file.id, back), with: "\""), changing: .reading)
  }

  /// What may stand behind a string without a blank between them: `{ } ( ) [ ] , ; = #`.
  private static let endsValue = Set("{}()[],;=#".utf8)

  /// Puts the bare word `token` into double quotes; nil when it holds a backslash, which would mean
  /// something else there.
  static func quoting(_ token: TokenIndex, in file: ConfigurationFile) -> Fix? {
    quoting(file.tree.tokens.range(token), in: file)
  }

  static func quoting(_ range: ByteRange, in file: ConfigurationFile) -> Fix? {
    let bytes = file.tree.source.bytes[range.indices]
    let isPlain = !bytes.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    guard isPlain else { return nil }
    return .safe(
      Edit(insert: "\"", at: range.lowerBound, of: file.id),
      Edit(insert: "\"", at: range.upperBound, of: file.id))
  }

  /// The same edits, offered only.
  var asSuggestion: Fix { Fix(isSafe: false, edits: edits) }
}
