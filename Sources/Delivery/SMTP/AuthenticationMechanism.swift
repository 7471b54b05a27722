/// How a client proves who it is (RFC 4954, 4).
enum AuthenticationMechanism: String, CaseIterable, Sendable {
  /// User and password at once (RFC 4616).
  case plain = "PLAIN"
  /// User and password one after the other (draft-murchison-sasl-login).
  case login = "LOGIN"
  /// An access token (developers.google.com/gmail/imap/xoauth2-protocol).
  case bearer = "XOAUTH2"
}
