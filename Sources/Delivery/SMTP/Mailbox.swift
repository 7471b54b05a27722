/// A mail address, `user@example.com`, that is valid in a path (RFC 5321, 4.1.2).
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
  /// The local part, with quotes if it is a quoted string.
  package let localPart: String
  /// The domain: a name or an address literal.
  package let domain: String

  /// RFC 5321, 4.5.3.1.3 allows 256 octets with the angle brackets.
  private static let limit = 254

  /// Reads `user@example.com` or `"a user"@example.com`; nil when it has no local part or domain, is too long, or has a
  /// character that would end the path or the command: a control, or an unquoted space or bracket. An unquoted local
  /// part is a dot-string (RFC 5321, 4.1.2).
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

  /// Whether it is atext (RFC 5322, 3.2.3; RFC 6531, 3.3).
  private static func isAtomText(_ byte: UInt8) -> Bool {
    isPlain(byte) && !"()[]:;,\\".utf8.contains(byte)
  }

  /// Whether it may be unquoted without ending the path.
  private static func isPlain(_ byte: UInt8) -> Bool {
    !isControl(byte) && !" <>\"@".utf8.contains(byte)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7f }

  /// The mailbox without quotes and backslashes that it does not need; the two are equivalent (RFC 5321, 4.1.2).
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

  /// Whether it needs SMTPUTF8 (RFC 6531, 3.1).
  package var isInternationalized: Bool { description.utf8.contains { $0 >= 0x80 } }

  /// `user@example.com`
  package var description: String { localPart + "@" + domain }
}

/// The reverse-path of a message, to which notifications are sent (RFC 5321, 4.1.1.2).
package enum ReversePath: Hashable, Sendable, CustomStringConvertible {
  /// The null reverse-path, `<>` (RFC 5321, 4.5.5).
  case null
  /// A mailbox.
  case mailbox(Mailbox)

  /// `<user@example.com>` or `<>`
  package var description: String {
    switch self {
    case .null: "<>"
    case .mailbox(let mailbox): "<\(mailbox)>"
    }
  }

  /// The address without brackets; empty for the null reverse-path.
  package var address: String {
    switch self {
    case .null: ""
    case .mailbox(let mailbox): mailbox.description
    }
  }

  /// Whether it needs SMTPUTF8 (RFC 6531, 3.1).
  var isInternationalized: Bool {
    switch self {
    case .null: false
    case .mailbox(let mailbox): mailbox.isInternationalized
    }
  }
}
