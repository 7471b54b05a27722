/// The sets of bytes that the lexer branches on, as bit masks: two words cover ASCII.
enum ByteClass {
  /// A set of ASCII bytes.
  struct Set {
    private let low: UInt64
    private let high: UInt64

    init(low: UInt64, high: UInt64) {
      self.low = low
      self.high = high
    }

    /// Whether `byte`, which must be ASCII, is a member.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      let mask = byte < 64 ? low : high
      return (mask >> UInt64(byte & 63)) & 1 != 0
    }
  }

  /// TAB LF VT FF CR and space.
  private static var whiteMask: UInt64 { 0x1_0000_3E00 }

  /// `" # ' ( ) =` below 64.
  private static var stopMask: UInt64 {
    1 << 34 | 1 << 35 | 1 << 39 | 1 << 40 | 1 << 41 | 1 << 61
  }

  /// `[ ] { }` from 64 on.
  private static var bracketMask: UInt64 {
    1 << (91 - 64) | 1 << (93 - 64) | 1 << (123 - 64) | 1 << (125 - 64)
  }

  @inline(__always)
  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte < 64 && (whiteMask >> UInt64(byte)) & 1 != 0
  }

  /// Whether `byte` is white space inside a line: a space or a TAB.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Bytes that end a bare word: white space, NUL and the characters that require quoting.
  static var wordEnd: Set { Set(low: whiteMask | stopMask | 1, high: bracketMask) }

  /// Bytes that end a bare word inside `( )`, where a comma separates items.
  static var listWordEnd: Set { Set(low: whiteMask | stopMask | 1 | 1 << 44, high: bracketMask) }

  /// Bytes that are significant inside a string: NUL, LF, `"` and `\`.
  static var stringStop: Set { Set(low: 1 | 1 << 10 | 1 << 34, high: 1 << (92 - 64)) }
}
