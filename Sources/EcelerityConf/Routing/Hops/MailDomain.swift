/// The domain whose MX records name a host; the host's certificate may be for the domain as well (RFC 7672, 3.2.2).
package struct MailDomain: Hashable, Sendable {
  /// The domain that was looked up.
  package let name: String
  /// The name at the end of its aliases; nil when there are none.
  package let canonicalName: String?
  /// Whether its records, and the aliases on the way to them, are validated.
  package let isValidated: Bool
}
