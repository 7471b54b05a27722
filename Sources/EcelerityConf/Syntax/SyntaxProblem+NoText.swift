extension SyntaxProblem {
  /// `problems`, or only one if `bytes` are UTF-16 or no text at all, where nearly every word would be a problem.
  static func orNoText(_ problems: [SyntaxProblem], in bytes: [UInt8]) -> [SyntaxProblem] {
    guard problems.contains(where: \.isError) else { return problems }
    if isWide(bytes) { return [SyntaxProblem(.wideCharacters, at: ByteRange(0, 2))] }
    guard let first = bytes.firstIndex(of: 0), isBinary(bytes) else { return problems }
    return [SyntaxProblem(.binaryFile, at: ByteRange(UInt32(first), UInt32(first + 1)))]
  }

  /// Whether `bytes` begin with a UTF-16 byte order mark, or two ASCII characters in UTF-16.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    if bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF { return true }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros == [false, true, false, true] || zeros == [true, false, true, false]
  }

  /// Whether one byte in twenty or more, and more than a few, is a control character that text does not have. Of
  /// random bytes, as compressed data looks, it is one in nine.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let count = bytes.count { $0 < 0x20 && !($0 == 0x1B || 0x09...0x0D ~= $0) }
    return count >= 16 && count >= bytes.count / 20
  }
}
