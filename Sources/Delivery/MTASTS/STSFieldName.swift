extension ArraySlice<UInt8> {
  /// Whether it is a field name of a record or a policy (RFC 8461, 3.1 and 3.2).
  var isSTSFieldName: Bool {
    let marks = [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")]
    guard let first, first.isLetterOrDigit, count <= 32 else { return false }
    return allSatisfy { $0.isLetterOrDigit || marks.contains($0) }
  }
}
