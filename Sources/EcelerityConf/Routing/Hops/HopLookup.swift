/// The kind of DNS lookup for the name of a next hop: the values of `type` in an item of `routes`.
///
/// Page: content/momentum/4/config/ref-routes.md.
public enum HopLookup: String, Sendable, CaseIterable {
  /// Mail exchangers first, then the address (RFC 5321, 5.1).
  case mx
  /// The address only, of either family.
  case a
}
