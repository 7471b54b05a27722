extension Edit {
  /// Removes `statement` together with the lines it fills, or with the blanks after it when it
  /// shares its line with something else.
  static func removing(_ statement: StatementSyntax, in file: FileID) -> Edit {
    let bytes = statement.tree.source.bytes
    var lower = Int(statement.range.lowerBound)
    var upper = Int(statement.range.upperBound)
    while upper < bytes.count, isBlank(bytes[upper]) { upper += 1 }
    var start = lower
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    let startsLine = start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
    let endsLine = upper == bytes.count || bytes[upper] == UInt8(ascii: "\n")
    if startsLine, endsLine {
      lower = start
      upper = min(upper + 1, bytes.count)
    }
    let range = ByteRange(UInt32(lower), UInt32(upper))
    return Edit(replace: SourceSpan(file, range), with: "")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
