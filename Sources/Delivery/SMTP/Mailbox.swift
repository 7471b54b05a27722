/// An address of mail, `user@example.com`, that can be put between `<` and `>` (RFC 5321, 4.1.2).
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
  /// The part before the `@`, with its quotes if it has some.
  package let localPart: String
  /// The part behind it: a name, or an address in brackets.
  package let domain: String

  /// RFC 5321, 4.5.3.1.3 allows 256 bytes with the brackets around it.
  private static let limit = 254

  /// Reads `user@example.com` or `"a user"@example.com`; nil when it has no local part or domain, is too
  /// long, or has something that would end the path or the command: a control, or a space or bracket outside
  /// of quotes. Outside of quotes a local part is words with a single dot between them (RFC 5321, 4.1.2).
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.limit, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
      return nil
    }
    let (local, domain) = (bytes[..<at], bytes[(at + 1)...])
    guard Self.isLocalPart(local), !domain.isEmpty, domain.allSatisfy(Self.isPlain) else {
      return nil
    }
    localPart = String(decoding: local, as: UTF8.self)
    self.domain = String(decoding: domain, as: UTF8.self)
  }

  private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard bytes.first == quote else { return isDotted(bytes) }
    guard bytes.count > 1, bytes.last == quote else { return false }
    var rest = bytes.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      if byte == quote || isControl(byte) { return false }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst(), !isControl(escaped) else { return false }
      }
    }
    return true
  }

  private static func isDotted(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
  }

  /// Whether it may be in a word (RFC 5322, 3.2.3; RFC 6531, 3.3).
  private static func isAtomText(_ byte: UInt8) -> Bool {
    isPlain(byte) && !"()[]:;,\\".utf8.contains(byte)
  }

  /// Whether it may be outside of quotes without ending the path.
  private static func isPlain(_ byte: UInt8) -> Bool {
    !isControl(byte) && !" <>\"@".utf8.contains(byte)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7f }

  /// The same mailbox without quotes and backslashes that it does not need (RFC 5321, 4.1.2: what they enclose is what
  /// counts).
  package var withoutNeedlessQuotes: Mailbox {
    guard localPart.hasPrefix("\"") else { return self }
    var plain = ""
    var isEscaped = false
    for character in localPart.dropFirst().dropLast() {
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { plain.append(character) }
    }
    return Mailbox("\(plain)@\(domain)") ?? self
  }

  /// Whether it can only be sent where SMTPUTF8 is offered (RFC 6531, 3.1).
  package var isInternationalized: Bool { description.utf8.contains { $0 >= 0x80 } }

  /// `user@example.com`
  package var description: String { localPart + "@" + domain }
}

/// Who is told when a message cannot be delivered (RFC 5321, 4.1.1.2).
package enum ReversePath: Hashable, Sendable, CustomStringConvertible {
  /// Nobody: `<>`.
  case null
  /// The owner of a mailbox.
  case mailbox(Mailbox)

  /// `<user@example.com>` or `<>`
  package var description: String {
    switch self {
    case .null: "<>"
    case .mailbox(let mailbox): "<\(mailbox)>"
    }
  }

  /// The address alone, empty for nobody.
  package var address: String {
    switch self {
    case .null: ""
    case .mailbox(let mailbox): mailbox.description
    }
  }

  /// Whether it can only be sent where SMTPUTF8 is offered.
  var isInternationalized: Bool {
    switch self {
    case .null: false
    case .mailbox(let mailbox): mailbox.isInternationalized
    }
  }
}
