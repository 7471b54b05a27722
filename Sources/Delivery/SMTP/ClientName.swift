/// The argument of EHLO: a domain name or an address literal (RFC 5321, 4.1.1.1 and 4.1.3).
struct ClientName: Hashable, Sendable, CustomStringConvertible {
  private let text: String

  /// Reads `mail.example.com` or `[192.0.2.1]`; nil when it is empty, longer than 255 octets (RFC 5321, 4.5.3.1.2), or
  /// not printable ASCII.
  init?(_ text: String) {
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else {
      return nil
    }
    self.text = text
  }

  /// `mail.example.com`
  var description: String { text }
}
