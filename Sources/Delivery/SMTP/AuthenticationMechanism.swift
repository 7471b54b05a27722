/// A SASL mechanism for AUTH (RFC 4954, 4).
enum AuthenticationMechanism: String, CaseIterable, Sendable {
  /// User and password in one response (RFC 4616).
  case plain = "PLAIN"
  /// User and password in two responses (draft-murchison-sasl-login).
  case login = "LOGIN"
  /// A bearer token (developers.google.com/gmail/imap/xoauth2-protocol).
  case bearer = "XOAUTH2"
}
