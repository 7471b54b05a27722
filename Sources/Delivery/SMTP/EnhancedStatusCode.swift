/// An enhanced status code, such as `5.1.1` (RFC 3463).
package struct EnhancedStatusCode: Hashable, Sendable, CustomStringConvertible {
  /// The class: 2 success, 4 persistent transient failure, 5 permanent failure (RFC 3463, 2).
  package let category: Int
  /// The subject: address, mailbox, mail system, network and so on, 0 to 999.
  package let subject: Int
  /// The detail, 0 to 999.
  package let detail: Int

  /// Parses the beginning of the text of a reply; nil when there is no code, or one of another class than `replyCode`
  /// (RFC 2034, 4).
  init?(beginning text: [UInt8], replyCode: Int) {
    let word = text.prefix { $0 != UInt8(ascii: " ") }
    let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap(Self.number)
    guard parts.count == 3, numbers.count == 3, [2, 4, 5].contains(numbers[0]),
      parts[0].count == 1, numbers[0] == replyCode / 100
    else { return nil }
    (category, subject, detail) = (numbers[0], numbers[1], numbers[2])
  }

  /// A number of one to three digits.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...3).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// `5.1.1`
  package var description: String { "\(category).\(subject).\(detail)" }
}
