/// The MTA-STS policy of a domain: how sending mail servers should use TLS.
///
/// Page: content/momentum/4/mta-sts.md; RFC 8461, 3.2 and 4.1.
public struct MTASTSPolicy: Hashable, Sendable {
  /// The mode of a policy.
  public enum Mode: String, Sendable, CaseIterable {
    /// Exchangers that match no pattern are not used, and TLS is required.
    case enforce
    /// Every exchanger is used, and failures are recorded.
    case testing
    /// The policy asks for nothing.
    case off = "none"
  }

  /// The mode.
  public let mode: Mode
  /// The names of the domain's exchangers; `*` matches one label at the left end.
  public let exchangers: [String]
  /// The identifier of its record, which changes with the policy (RFC 8461, 3.1); nil when there is no record or it
  /// is not known.
  public let id: String?

  /// A policy in `mode` for `exchangers`, whose record has the identifier `id`.
  public init(_ mode: Mode, exchangers: [String], id: String? = nil) {
    self.mode = mode
    self.exchangers = exchangers
    self.id = id
  }

  /// The exchangers that mail may be delivered to.
  package var allowed: AllowedExchangers {
    AllowedExchangers(mode == .enforce ? exchangers : nil)
  }
}
