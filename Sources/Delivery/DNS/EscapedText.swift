/// Bytes as text with the escapes of master files: `\DDD` is a byte, `\X` is X itself (RFC 1035, 5.1).
enum EscapedText {
  /// The text for `bytes`: bytes in `printable` as they are, those in `special` after a backslash, others as `\DDD`.
  static func text(_ bytes: [UInt8], special: Set<UInt8>, printable: ClosedRange<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if special.contains(byte) {
        text += [backslash, byte]
      } else if printable.contains(byte) {
        text.append(byte)
      } else {
        text +=
          [backslash] + [byte / 100, byte / 10 % 10, byte % 10].map { UInt8(ascii: "0") + $0 }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`; nil for an invalid escape.
  static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard let value = byte == backslash ? escaped(&rest) : byte else { return nil }
      bytes.append(value)
    }
    return bytes
  }

  static let backslash = UInt8(ascii: "\\")

  /// Consumes the escape after a backslash, and returns its byte; nil if it is invalid.
  static func escaped(_ bytes: inout ArraySlice<UInt8>) -> UInt8? {
    let digits = bytes.prefix(3).prefix(while: \.isDigit)
    guard !digits.isEmpty else { return bytes.popFirst() }
    guard digits.count == 3 else { return nil }
    bytes = bytes.dropFirst(3)
    return UInt8(String(decoding: digits, as: UTF8.self))
  }
}
