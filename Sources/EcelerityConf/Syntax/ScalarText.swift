/// The value of a word, a string or a label.
public enum ScalarText {
  /// The value of a scalar or label token: quotes removed, `\" \\ \n \r \t` decoded, every other
  /// backslash kept with the character after it. The manual defines no escapes; under this reading
  /// all its examples work.
  public static func value(_ token: TokenIndex, in tree: SyntaxTree) -> String {
    String(decoding: bytes(token, in: tree), as: UTF8.self)
  }

  /// The value of a scalar or label token as bytes.
  package static func bytes(_ token: TokenIndex, in tree: SyntaxTree) -> [UInt8] {
    var bytes: [UInt8] = []
    append(token, in: tree, to: &bytes)
    return bytes
  }

  /// Appends the value of a scalar or label token to `bytes`.
  static func append(_ token: TokenIndex, in tree: SyntaxTree, to bytes: inout [UInt8]) {
    let text = tree.source.bytes[innerRange(token, in: tree).indices]
    switch tree.tokens.kind(token) {
    case .word, .regex: bytes += text
    default:
      if text.contains(UInt8(ascii: "\\")) { bytes += decode(text) } else { bytes += text }
    }
  }

  /// Whether `bytes`, between quotes, represent themselves: ASCII without escapes.
  static func isVerbatim(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") }
  }

  /// The bytes between the quotes, or the whole token if there are none.
  package static func innerRange(_ token: TokenIndex, in tree: SyntaxTree) -> ByteRange {
    let range = tree.tokens.range(token)
    switch tree.tokens.kind(token) {
    case .string: return ByteRange(range.lowerBound + 1, range.upperBound - 1)
    case .brokenString: return insideBrokenQuotes(range, tree.source.bytes)
    default: return range
    }
  }

  private static func insideBrokenQuotes(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    // A placeholder of several words has no quotes.
    if bytes[Int(range.lowerBound)] == UInt8(ascii: "<") { return range }
    if bytes[Int(range.lowerBound)] == UInt8(ascii: "*") { return insideBoldMarkup(range, bytes) }
    let lower = range.lowerBound + quoteLength(bytes, startingAt: Int(range.lowerBound))
    let last = Int(range.upperBound) - 1
    guard lower <= last else { return ByteRange(range.upperBound, range.upperBound) }
    let isASCIIQuote = bytes[last] == UInt8(ascii: "\"") || bytes[last] == UInt8(ascii: "'")
    let isTypographic = last - 2 >= Int(lower) && quoteLength(bytes, startingAt: last - 2) == 3
    return ByteRange(lower, range.upperBound - (isASCIIQuote ? 1 : isTypographic ? 3 : 0))
  }

  /// The text inside `**word**` or `**"string"**`.
  private static func insideBoldMarkup(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    let isQuoted = bytes[Int(range.lowerBound) + 2] == UInt8(ascii: "\"")
    let margin: UInt32 = isQuoted ? 3 : 2
    return ByteRange(range.lowerBound + margin, range.upperBound - margin)
  }

  private static func quoteLength(_ bytes: [UInt8], startingAt offset: Int) -> UInt32 {
    bytes[offset] == 0xE2 ? 3 : 1
  }

  private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
        result.append(byte)
        continue
      }
      append(escaped: text[index], to: &result)
      index += 1
    }
    return result
  }

  private static func append(escaped byte: UInt8, to result: inout [UInt8]) {
    if let decoded = decoded(byte) { return result.append(decoded) }
    result.append(UInt8(ascii: "\\"))
    result.append(byte)
  }

  /// The byte that a backslash followed by `byte` represents, or nil if this is no escape.
  static func decoded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    default: nil
    }
  }
}
