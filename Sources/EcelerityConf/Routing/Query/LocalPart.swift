/// The syntax of the part before the `@` of a mail address (RFC 5321, 4.1.2; RFC 6531, 3.3 for non-ASCII
/// characters).
enum LocalPart {
  /// Whether `text` is atoms separated by single dots, or a quoted string.
  static func isValid(_ text: Substring) -> Bool {
    text.utf8.first == quote ? isQuoted(text.utf8) : isDotted(text.utf8)
  }

  private static func isDotted(_ bytes: Substring.UTF8View) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
  }

  private static func isQuoted(_ bytes: Substring.UTF8View) -> Bool {
    guard bytes.count > 1, bytes.last == quote else { return false }
    var rest = bytes.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      if byte == quote || isControl(byte) { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escaped = rest.popFirst(), !isControl(escaped) else { return false }
    }
    return true
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
}
