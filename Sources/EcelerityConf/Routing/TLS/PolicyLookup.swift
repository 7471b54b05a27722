/// A lookup of how a host or its domain wants TLS to be used.
public enum PolicyLookup: String, Sendable, CaseIterable {
  /// TLSA records. Page: content/momentum/4/modules/dane.md.
  case dane = "DANE"
  /// The policy of the domain. Page: content/momentum/4/mta-sts.md.
  case mtaSTS = "MTA-STS"
}
