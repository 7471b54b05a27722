/// A lookup of the TLS policy of a host or its domain.
public enum PolicyLookup: String, Sendable, CaseIterable {
  /// TLSA records. Page: content/momentum/4/modules/dane.md.
  case dane = "DANE"
  /// The policy of the domain. Page: content/momentum/4/mta-sts.md.
  case mtaSTS = "MTA-STS"
}
