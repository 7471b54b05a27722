/// A reply of the server (RFC 5321, 4.2).
package struct Reply: Hashable, Sendable {
  /// The reply code, 200 to 599. If the lines have different codes, that of the last line, which ends the reply
  /// (RFC 5321, 4.2.1).
  package let code: Int
  /// The text of the lines without codes; control characters and bytes that are not UTF-8 are escaped.
  package let lines: [String]
  /// The enhanced status code of the last line (RFC 2034, 4).
  package let enhancedCode: EnhancedStatusCode?
  /// The codes of the lines, which should be equal (RFC 5321, 4.2.1).
  package let codes: [Int]

  /// A reply of these lines, at least one.
  init(_ lines: [ReplyLine], masking mask: SecretMask) {
    guard let last = lines.last else { preconditionFailure("a reply has lines") }
    code = last.code
    self.lines = lines.map { VisibleText.text(mask.masked($0.text)) }
    enhancedCode = EnhancedStatusCode(beginning: last.text, replyCode: last.code)
    codes = lines.map(\.code)
  }

  /// Whether a line has another code than the last.
  package var hasOtherCodes: Bool { codes.contains { $0 != code } }

  /// The code, then the text of the lines separated by `separator`; if the codes differ, each line with its code.
  package func words(separator: String) -> String {
    guard hasOtherCodes else { return "\(code) \(lines.joined(separator: separator))" }
    return zip(codes, lines).map { "\($0) \($1)" }.joined(separator: separator)
  }

  /// The text of all lines, separated by spaces.
  package var text: String { lines.joined(separator: " ") }

  /// The meaning of the first digit of a reply code (RFC 5321, 4.2.1).
  package enum Category: Int, Sendable {
    /// 2yz: positive completion.
    case completed = 2
    /// 3yz: positive intermediate.
    case intermediate = 3
    /// 4yz: transient negative completion.
    case transient = 4
    /// 5yz: permanent negative completion.
    case permanent = 5
  }

  /// The category of the reply code.
  package var category: Category {
    guard let category = Category(rawValue: code / 100) else {
      preconditionFailure("codes of replies begin with 2 to 5")
    }
    return category
  }

  /// Whether the server completed the command.
  package var isCompleted: Bool { category == .completed }
}

/// One line of a reply: `250-text` or `250 text` (RFC 5321, 4.2).
struct ReplyLine {
  let code: Int
  /// Whether more lines follow.
  let isContinued: Bool
  let text: [UInt8]

  /// Parses a line without its line end; nil when it is not a reply line. A code without text is allowed, and so is a
  /// second digit without a meaning in RFC 5321.
  init?(_ line: ArraySlice<UInt8>) {
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy(\.isDigit) else { return nil }
    code = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard (200..<600).contains(code) else { return nil }
    let rest = line.dropFirst(3)
    guard let separator = rest.first else {
      (isContinued, text) = (false, [])
      return
    }
    guard [UInt8(ascii: " "), UInt8(ascii: "-")].contains(separator) else { return nil }
    isContinued = separator == UInt8(ascii: "-")
    text = Array(rest.dropFirst())
  }
}
