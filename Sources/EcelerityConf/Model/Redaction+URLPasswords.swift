/// Passwords in URLs (`URLPassword`), whatever option or comment has the URL.
extension Redaction {
  private static let atSign = ByteSearch("@")

  /// The parts of passwords in URLs in `range`; a URL may begin before it and end after it.
  package static func urlPasswords(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    let bytes = tree.source.bytes
    let lower = max(0, range.indices.lowerBound - reach)
    let around = lower..<min(bytes.count, range.indices.upperBound + reach)
    guard atSign.isFound(in: bytes, around) else { return [] }
    return URLPassword.ranges(in: bytes[around]).compactMap { password in
      let part = password.clamped(to: range.indices)
      return part.isEmpty ? nil : ByteRange(UInt32(part.lowerBound), UInt32(part.upperBound))
    }
  }
}
