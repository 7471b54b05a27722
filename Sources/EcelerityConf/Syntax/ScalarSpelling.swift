/// The spelling of a text as a word or a string, the inverse of `ScalarText`.
package enum ScalarSpelling {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// `text` as a string in double quotes, with quotes, backslashes, line breaks and tabs escaped.
  ///
  /// The server also doubles backslashes when it prints a configuration.
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

  /// `text` unchanged if it is certainly read as one word in every context, else as a string.
  package static func bare(_ text: String) -> String { isWord(text) ? text : quoted(text) }

  /// Whether a string with this text has escapes, which no page of the manual defines.
  static func needsEscapes(_ text: String) -> Bool { text.utf8.contains { escaped($0) != nil } }

  /// The byte after the backslash that represents `byte`, or nil if it needs no escape; the inverse
  /// of `ScalarText.decoded`.
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
    // `...` and `<name>` are placeholders.
    guard let first = text.utf8.first, first != UInt8(ascii: "<"),
      !text.utf8.starts(with: "..".utf8)
    else { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      // A comma separates items; no-break spaces and typographic quotes begin with the other two.
      case UInt8(ascii: ","), 0xC2, 0xE2: return false
      // A comment, or bold markup.
      case UInt8(ascii: "*") where previous == UInt8(ascii: "/") || previous == byte: return false
      case 0x80...: break
      default: if ByteClass.wordEnd.contains(byte) { return false }
      }
      previous = byte
    }
    return true
  }
}
