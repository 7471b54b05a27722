extension ConfidentialText {
  /// How far a URL is looked for before and behind a place.
  private static let reachOfURLs = 500

  private static let atSign = ByteSearch("@")

  /// The passwords in URLs, or parts of them, that stand in `range`.
  package static func passwordsOfURLs(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    let bytes = tree.source.bytes
    let lower = max(0, range.indices.lowerBound - reachOfURLs)
    let around = lower..<min(bytes.count, range.indices.upperBound + reachOfURLs)
    guard atSign.isFound(in: bytes, around) else { return [] }
    return URLPassword.ranges(in: bytes[around]).compactMap { password in
      let part = password.clamped(to: range.indices)
      return part.isEmpty ? nil : ByteRange(UInt32(part.lowerBound), UInt32(part.upperBound))
    }
  }
}
