extension UInt8 {
  /// Whether it is one of ASCII.
  var isLetterOrDigit: Bool { isLetter || isDigit }

  private var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  /// Whether it is a space or a tab (WSP of RFC 5234).
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
  /// Whether it names a field of a record or a policy (RFC 8461, 3.1 and 3.2).
  var isSTSFieldName: Bool {
    let marks = [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")]
    guard let first, first.isLetterOrDigit, count <= 32 else { return false }
    return allSatisfy { $0.isLetterOrDigit || marks.contains($0) }
  }

  /// Without spaces and tabs at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    let end = lastIndex { !$0.isBlank }.map { $0 + 1 } ?? startIndex
    return self[..<end].drop { $0.isBlank }
  }
}
