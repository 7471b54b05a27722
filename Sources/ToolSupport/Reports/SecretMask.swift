import EcelerityConf

/// What of a file must not be printed: reports end up in logs that more people read than the file itself.
enum SecretMask {
  /// What of the line `line` must not be printed, in order.
  static func pieces(in line: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    let pieces = ConfidentialText.pieces(in: line, of: tree) + piecesOfComments(in: line, of: tree)
    return pieces.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The first byte of `line` that must not be printed.
  static func start(in line: ByteRange, of tree: SyntaxTree) -> UInt32? {
    let starts = [
      ConfidentialText.start(in: line, of: tree),
      piecesOfComments(in: line, of: tree).first?.lowerBound,
    ]
    return starts.compactMap { $0 }.min()
  }

  // MARK: Comments

  /// How much before a line is read to understand it: what its value belongs to may stand there.
  private static let reach: UInt32 = 500

  /// What is commented out is read as if it were not.
  private static func piecesOfComments(in line: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    var found: [ByteRange] = []
    for index in tree.token(at: line.lowerBound)..<tree.tokens.count {
      let gap = tree.tokens.gap(before: index)
      guard gap.lowerBound < line.upperBound else { break }
      let place = ByteRange(
        max(gap.lowerBound, line.lowerBound),
        max(min(gap.upperBound, line.upperBound), line.lowerBound))
      let start = max(gap.lowerBound, place.lowerBound - min(reach, place.lowerBound))
      found += pieces(ofComment: ByteRange(start, place.upperBound), in: place, of: tree.source)
    }
    return found
  }

  private static func pieces(
    ofComment comment: ByteRange, in place: ByteRange, of source: SourceFile
  ) -> [ByteRange] {
    guard !place.isEmpty, Confidentiality.isMentioned(in: source.bytes[comment.indices]) else {
      return []
    }
    let start = comment.lowerBound
    let bare = SourceFile(path: source.path, bytes: withoutMarks(source.bytes[comment.indices]))
    let pieces = ConfidentialText.pieces(
      in: ByteRange(place.lowerBound - start, place.upperBound - start),
      of: SyntaxTree(parsing: bare))
    return pieces.map { piece in
      let front = comment.indices.lowerBound..<Int(piece.lowerBound + start)
      let quotes = source.bytes[front].reversed().prefix(while: isQuote)
      return ByteRange(
        piece.lowerBound + start - UInt32(quotes.count), piece.upperBound + start)
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  /// `bytes` with spaces in the place of `#`, `/*` and `*/`, and of quotes, which need not be in pairs there.
  private static func withoutMarks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    let (space, slash, star) = (UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "*"))
    for index in text.indices {
      if text[index] == UInt8(ascii: "#") || isQuote(text[index]) { text[index] = space }
      guard index > 0, [[slash, star], [star, slash]].contains(text[index - 1...index]) else {
        continue
      }
      (text[index - 1], text[index]) = (space, space)
    }
    return text
  }

  // MARK: Fixes

  /// Whether the texts of `edits` repeat what must not be printed and stands where one of them edits a file
  /// of `files`.
  static func isRepeated(by edits: [Edit], in files: [ConfigurationFile]) -> Bool {
    let texts = edits.map(\.text).filter { !$0.isEmpty }
    guard !texts.isEmpty else { return false }
    return edits.contains { edit in
      let secrets = secrets(in: edit.span.range, of: files[Int(edit.span.file.rawValue)].tree)
      return secrets.contains { secret in texts.contains { $0.contains(secret) } }
    }
  }

  /// The words and strings in `range` that must not be printed, as they are written and as they are read.
  private static func secrets(in range: ByteRange, of tree: SyntaxTree) -> [String] {
    var found: [String] = []
    for index in tree.token(at: range.lowerBound)..<tree.tokens.count {
      guard tree.tokens.start(index) < range.upperBound else { break }
      guard tree.tokens.kind(index).isScalar,
        ConfidentialText.isFound(in: tree.tokens.range(index), of: tree)
      else { continue }
      found.append(tree.source.text(ScalarText.innerRange(index, in: tree)))
      found.append(ScalarText.value(index, in: tree))
    }
    return found.filter { !$0.isEmpty }
  }
}
