extension Fix {
  /// A fix that puts the text of `token`, a string in quotes that the language does not have, into double quotes; nil
  /// when they would change its meaning. The edits do not contain the text, which may be a password.
  static func requoting(_ token: TokenIndex, in file: ConfigurationFile) -> Fix? {
    guard file.tree.tokens.kind(token) == .brokenString else { return nil }
    let inner = ScalarText.innerRange(token, in: file.tree)
    let bytes = file.tree.source.bytes[inner.indices]
    guard !bytes.contains(UInt8(ascii: "\"")), bytes.last != UInt8(ascii: "\\") else { return nil }
    let span = SourceSpan(file.id, file.tree.tokens.range(token))
    // A word that follows immediately belongs to the text: `'it's'`.
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

  /// Characters that may follow a string without a blank: `{ } ( ) [ ] , ; = #`.
  private static let endsValue = Set("{}()[],;=#".utf8)

  /// A fix that puts the bare word `token` into double quotes; nil when it contains a backslash, which would have
  /// another meaning there.
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

  /// The edits as a fix that needs consent.
  var asSuggestion: Fix { Fix(isSafe: false, edits: edits) }
}
