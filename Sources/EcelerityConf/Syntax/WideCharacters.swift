extension SyntaxProblem {
  /// `problems`, or only one if `bytes` are UTF-16, where every other byte would be a problem.
  static func orWideCharacters(_ problems: [SyntaxProblem], in bytes: [UInt8]) -> [SyntaxProblem] {
    guard problems.contains(where: \.isError), isWide(bytes) else { return problems }
    return [SyntaxProblem(.wideCharacters, at: ByteRange(0, 2))]
  }

  /// Whether `bytes` begin with a UTF-16 byte order mark, or two ASCII characters in UTF-16.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    if bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF { return true }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros == [false, true, false, true] || zeros == [true, false, true, false]
  }
}
