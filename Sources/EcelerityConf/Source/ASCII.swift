extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether the byte is an ASCII letter.
  @inline(__always)
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The byte with an ASCII capital letter converted to lower case.
  @inline(__always)
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

  /// Whether two bytes are equal, ignoring the case of ASCII letters.
  @inline(__always)
  static func equalsIgnoringCase(_ first: UInt8, _ second: UInt8) -> Bool {
    first == second || first ^ second == 0x20 && first.isLetter
  }
}
