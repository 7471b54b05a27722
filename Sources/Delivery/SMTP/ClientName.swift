/// How a client introduces itself: a name or an address in brackets (RFC 5321, 4.1.1.1 and 4.1.3).
struct ClientName: Hashable, Sendable, CustomStringConvertible {
  private let text: String

  /// Reads `mail.example.com` or `[192.0.2.1]`; nil when it is empty, longer than 255 bytes (RFC 5321,
  /// 4.5.3.1.2), or has anything but visible ASCII in it.
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
