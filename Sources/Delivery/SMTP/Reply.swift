/// What a server answers to a command (RFC 5321, 4.2).
package struct Reply: Hashable, Sendable {
  /// The three digits, 200 to 599. When the lines do not agree, those of the last one count, with which
  /// the reply ends (RFC 5321, 4.2.1).
  package let code: Int
  /// The text of the lines without codes; controls and bytes that are no UTF-8 are escaped.
  package let lines: [String]
  /// The enhanced status code at the beginning of the last line (RFC 2034, 4).
  package let enhancedCode: EnhancedStatusCode?
  /// The codes of the lines; RFC 5321, 4.2.1 wants them to be the same.
  package let codes: [Int]

  /// The reply of these lines, of which there is at least one.
  init(_ lines: [ReplyLine], masking mask: SecretMask) {
    guard let last = lines.last else { preconditionFailure("a reply has lines") }
    code = last.code
    self.lines = lines.map { VisibleText.text(mask.masked($0.text)) }
    enhancedCode = EnhancedStatusCode(beginning: last.text, replyCode: last.code)
    codes = lines.map(\.code)
  }

  /// Whether lines before the last one have other codes.
  package var hasOtherCodes: Bool { codes.contains { $0 != code } }

  /// The code and the text of the lines, which `separator` parts; each line has its code where they do not agree.
  package func words(separator: String) -> String {
    guard hasOtherCodes else { return "\(code) \(lines.joined(separator: separator))" }
    return zip(codes, lines).map { "\($0) \($1)" }.joined(separator: separator)
  }

  /// The text of all lines, with a space between them.
  package var text: String { lines.joined(separator: " ") }

  /// What the first digit of a code says (RFC 5321, 4.2.1).
  package enum Category: Int, Sendable {
    /// Done.
    case completed = 2
    /// Go on.
    case intermediate = 3
    /// Not done, try again later.
    case transient = 4
    /// Not done, do not try again.
    case permanent = 5
  }

  /// What the first digit of the code says.
  package var category: Category {
    guard let category = Category(rawValue: code / 100) else {
      preconditionFailure("codes of replies begin with 2 to 5")
    }
    return category
  }

  /// Whether the server did what it was asked.
  package var isCompleted: Bool { category == .completed }
}

/// One line of a reply: `250-text` or `250 text` (RFC 5321, 4.2).
struct ReplyLine {
  let code: Int
  /// Whether more lines follow.
  let isContinued: Bool
  let text: [UInt8]

  /// Reads a line without its end; nil when it is none of a reply. A code alone is allowed, and so is a
  /// second digit that RFC 5321 gives no meaning.
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
