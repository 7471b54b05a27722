extension UInt8 {
  /// Whether it is a digit of ASCII.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether it is a letter of ASCII.
  private var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// Whether it is one or the other.
  var isLetterOrDigit: Bool { isLetter || isDigit }

  /// Whether it is a space or a tab (WSP of RFC 5234).
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// The byte, with a capital letter of ASCII made small.
  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    let end = lastIndex { !$0.isBlank }.map { $0 + 1 } ?? startIndex
    return self[..<end].drop { $0.isBlank }
  }
}
