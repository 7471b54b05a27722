/// How a text is written as a word or a string, so that `ScalarText` reads the same text from it.
package enum ScalarSpelling {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// `text` as a string: in double quotes, every quote, backslash, line end and tab in it escaped.
  ///
  /// The server doubles backslashes too when it prints a configuration.
  /// Page: content/momentum/3/3-reference/3-reference-console-commands-domain.md.
  package static func quoted(_ text: String) -> String {
    guard needsEscapes(text) else { return "\"" + text + "\"" }
    var bytes = [quote]
    for byte in text.utf8 {
      if let letter = escaped(byte) { bytes += [backslash, letter] } else { bytes.append(byte) }
    }
    bytes.append(quote)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` as it stands if it is read as one word wherever a value may stand, without a doubt; else as a
  /// string.
  package static func bare(_ text: String) -> String { isWord(text) ? text : quoted(text) }

  /// Whether a string with this text has escapes, which no page of the manual defines.
  static func needsEscapes(_ text: String) -> Bool { text.utf8.contains { escaped($0) != nil } }

  /// What stands behind a backslash for `byte`; nil when it stands for itself. The reverse of
  /// `ScalarText.decoded`.
  private static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case quote, backslash: byte
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    default: nil
    }
  }

  private static func isWord(_ text: String) -> Bool {
    // `...` and `<name>` stand for something else.
    guard let first = text.utf8.first, first != UInt8(ascii: "<"),
      !text.utf8.starts(with: "..".utf8)
    else { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      // A comma separates items; no-break spaces and quotation marks of print begin with the other two.
      case UInt8(ascii: ","), 0xC2, 0xE2: return false
      // A comment, or markup for bold text.
      case UInt8(ascii: "*") where previous == UInt8(ascii: "/") || previous == byte: return false
      case 0x80...: break
      default: if ByteClass.wordEnd.contains(byte) { return false }
      }
      previous = byte
    }
    return true
  }
}
