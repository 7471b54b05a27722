extension Edit {
  /// An edit that removes `statement` with the lines it fills, or with the blanks before it when it shares its line.
  static func removing(_ statement: StatementSyntax, in file: FileID) -> Edit {
    removing(statement.range, of: statement.tree.source, in: file)
  }

  /// An edit that removes `text`, without white space at its end, with the lines it fills or with the blanks before
  /// it.
  static func removing(_ text: ByteRange, of source: SourceFile, in file: FileID) -> Edit {
    let bytes = source.bytes
    var (lower, upper) = (Int(text.lowerBound), Int(text.upperBound))
    while upper > lower, ByteClass.isWhiteSpace(bytes[upper - 1]) { upper -= 1 }
    var start = lower
    while start > 0, ByteClass.isBlank(bytes[start - 1]) { start -= 1 }
    while upper < bytes.count, ByteClass.isBlank(bytes[upper]) { upper += 1 }
    if let lineBreak = lineBreak(bytes, at: upper) {
      let startsLine = start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
      lower = start
      if startsLine { upper += lineBreak }
    }
    return Edit(replace: SourceSpan(file, ByteRange(UInt32(lower), UInt32(upper))), with: "")
  }

  /// The length of the line break at `offset`, 0 at the end of the file; nil when there is none.
  private static func lineBreak(_ bytes: [UInt8], at offset: Int) -> Int? {
    let rest = bytes[offset...]
    if rest.isEmpty { return 0 }
    if rest.starts(with: "\r\n".utf8) { return 2 }
    return rest[offset] == UInt8(ascii: "\n") ? 1 : nil
  }
}
