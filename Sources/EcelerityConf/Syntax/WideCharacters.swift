extension SyntaxProblem {
  /// `problems`, or the one that `bytes` are UTF-16, where every other byte is a problem otherwise.
  static func orWideCharacters(_ problems: [SyntaxProblem], in bytes: [UInt8]) -> [SyntaxProblem] {
    guard problems.contains(where: \.isError), isWide(bytes) else { return problems }
    return [SyntaxProblem(.wideCharacters, at: ByteRange(0, 2))]
  }

  /// Whether they begin with the byte order mark of UTF-16, or with two ASCII characters of it.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    if bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF { return true }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros == [false, true, false, true] || zeros == [true, false, true, false]
  }
}
