/// Lines whose tokens do not say what is a name and what is a value: lines with a comment, a string without an
/// end or in quotes of another language, a string in which an option might be set, and the continuations of
/// such comments and strings.
///
/// If a confidential name is mentioned on such a line, it is parsed again with blanks for comment signs and
/// quotes, and the values after names in the result are masked:
/// `# outbound_smtp_auth_pass = ⟦hush⟧`
extension Redaction {
  /// The confidential values in ambiguous lines of `range`.
  static func valuesInAmbiguousLines(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    var found: [ByteRange] = []
    var lower = range.lowerBound
    while lower < range.upperBound {
      let end = tree.source.bytes[Int(lower)..<Int(range.upperBound)].firstIndex(of: newline)
      let part = ByteRange(lower, end.map { UInt32($0) } ?? range.upperBound)
      found += valuesInAmbiguousLine(part, of: tree)
      lower = part.upperBound + 1
    }
    return found
  }

  /// The confidential values in `part` of one line.
  private static func valuesInAmbiguousLine(
    _ part: ByteRange, of tree: SyntaxTree
  ) -> [ByteRange] {
    let line = tree.line(around: part, reach: UInt32(reach))
    let previous = tree.line(before: line, reach: UInt32(reach))
    let isContinued = tree.beginsInComment(line) || tree.hasBrokenString(previous)
    guard isContinued || tree.isAmbiguous(line) else { return [] }
    let both = ByteRange(previous.lowerBound, line.upperBound)
    guard ConfidentialNames.isMentioned(in: tree.source.bytes[both.indices]) else { return [] }
    let text = isContinued ? both : line
    let unmarked = SyntaxTree(
      parsing: SourceFile(path: "", bytes: blankingMarks(tree.source.bytes[text.indices])))
    let place = ByteRange(
      part.lowerBound - text.lowerBound, part.upperBound - text.lowerBound)
    return namedValues(in: place, of: unmarked).map { value in
      let start = value.lowerBound + text.lowerBound
      // The quotes that were blanked before the value are masked with it.
      let quotes = tree.source.bytes[Int(part.lowerBound)..<Int(start)].reversed()
        .prefix { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      return ByteRange(start - UInt32(quotes.count), value.upperBound + text.lowerBound)
    }
  }

  /// `bytes` with spaces instead of `#`, `/*`, `*/` and quotes of all kinds.
  private static func blankingMarks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    let (space, slash, star) = (UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "*"))
    for index in text.indices {
      if "#\"'".utf8.contains(text[index]) { text[index] = space }
      if index > 0, [[slash, star], [star, slash]].contains(text[index - 1...index]) {
        (text[index - 1], text[index]) = (space, space)
      }
      if index > 1, typographicQuotes.contains(Array(text[index - 2...index])) {
        for index in index - 2...index { text[index] = space }
      }
    }
    return text
  }

  private static let typographicQuotes = Set("“”„‟‘’‚‛".map { Array(String($0).utf8) })
}

private let newline = UInt8(ascii: "\n")

extension SyntaxTree {
  /// The line of `part`, up to `reach` bytes before and after it.
  fileprivate func line(around part: ByteRange, reach: UInt32) -> ByteRange {
    let back = source.bytes[Int(part.upperBound)...].prefix(Int(reach))
    return ByteRange(
      startOfLine(part.lowerBound, reach: reach),
      UInt32(back.firstIndex(of: newline) ?? back.endIndex))
  }

  /// The last `reach` bytes of the line before `line`; empty if there is none.
  fileprivate func line(before line: ByteRange, reach: UInt32) -> ByteRange {
    guard line.lowerBound > 0, source.bytes[Int(line.lowerBound) - 1] == newline else {
      return ByteRange(line.lowerBound, line.lowerBound)
    }
    let end = line.lowerBound - 1
    return ByteRange(startOfLine(end, reach: reach), end)
  }

  private func startOfLine(_ offset: UInt32, reach: UInt32) -> UInt32 {
    let front = source.bytes[Int(offset - min(reach, offset))..<Int(offset)]
    return UInt32(front.lastIndex(of: newline).map { $0 + 1 } ?? front.startIndex)
  }

  /// Whether `line` begins inside a comment that began before it.
  fileprivate func beginsInComment(_ line: ByteRange) -> Bool {
    let first = tokens.start(token(at: line.lowerBound))
    guard first > line.lowerBound else { return false }
    let comment = trimmed(ByteRange(line.lowerBound, min(first, line.upperBound)))
    return comment.map { source.bytes[Int($0.lowerBound)] != UInt8(ascii: "#") } ?? false
  }

  fileprivate func hasBrokenString(_ line: ByteRange) -> Bool {
    contains(line) { kind, _ in kind == .brokenString }
  }

  /// Whether `line` has a comment, a string without an end or in quotes of another language, or a string in
  /// which an option might be set.
  fileprivate func isAmbiguous(_ line: ByteRange) -> Bool {
    var end = line.lowerBound
    let isInTokens = contains(line) { kind, token in
      defer { end = token.upperBound }
      if kind == .brokenString || isComment(between: end, and: token.lowerBound) { return true }
      return kind == .string && source.bytes[token.indices].contains(UInt8(ascii: "="))
    }
    return isInTokens || isComment(between: end, and: line.upperBound)
  }

  private func isComment(between start: UInt32, and end: UInt32) -> Bool {
    start < end && trimmed(ByteRange(start, end)) != nil
  }

  private func contains(_ line: ByteRange, _ condition: (TokenKind, ByteRange) -> Bool) -> Bool {
    for index in token(at: line.lowerBound)..<tokens.count {
      guard tokens.start(index) < line.upperBound else { return false }
      if condition(tokens.kind(index), tokens.range(index)) { return true }
    }
    return false
  }
}
