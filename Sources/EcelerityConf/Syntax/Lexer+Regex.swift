/// Unquoted regular expressions.
extension Lexer {
  /// A token that starts with `/` in label position is a regular expression if, before any
  /// unescaped white space, there is a later unescaped `/` followed by white space, `{` or the end
  /// of the file.
  @inline(never)
  mutating func lexRegexOrWord(_ bytes: Span<UInt8>) {
    let start = offset
    guard start >= regexFreeLimit else { return lexWord(bytes) }
    var end = start + 1
    while end < bytes.count, !ByteClass.isWhiteSpace(bytes[end]), bytes[end] != 0 {
      if bytes[end] == UInt8(ascii: "\\") {
        if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n") { break }
        end += 2
        continue
      }
      end += 1
      guard bytes[end - 1] == UInt8(ascii: "/") else { continue }
      if end == bytes.count || bytes[end] == UInt8(ascii: "{")
        || ByteClass.isWhiteSpace(bytes[end])
      {
        tokens.append(.regex, from: start, to: end)
        offset = end
        place = .afterLabel
        return
      }
    }
    regexFreeLimit = end
    lexWord(bytes)
  }
}
