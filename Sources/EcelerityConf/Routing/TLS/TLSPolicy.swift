/// Whether a connection has to be encrypted, and how the peer is authenticated.
///
/// Pages: content/momentum/4/config/ref-tls.md, content/momentum/4/config/tls-verify.md.
package struct TLSPolicy: Hashable, Sendable {
  /// The values of `tls`.
  package enum Requirement: String, Sendable, CaseIterable {
    /// STARTTLS is never used, even when it is offered.
    case no
    /// STARTTLS is used when it is offered.
    case ifavailable
    /// Nothing is delivered without TLS.
    case required
  }

  /// How the certificate is checked: the values of `tls_verify`, and the one that only DNS can require.
  package enum Verification: String, Sendable, CaseIterable {
    /// It is not checked.
    case no
    /// Its chain must end in `tls_ca`.
    case ca
    /// As `ca`, and it must name the domain or the exchanger.
    case host
    /// As `host`, but the result is only recorded.
    case optional
    /// It must match a TLSA record, which no value of the option requires.
    case tlsa
  }

  /// Whether TLS is used.
  package let requirement: Requirement
  /// How the certificate is checked.
  package let verification: Verification

  /// `requirement` with `verification`.
  package init(_ requirement: Requirement, _ verification: Verification) {
    self.requirement = requirement
    self.verification = verification
  }
}

extension TLSPolicy {
  /// What it comes to: without TLS no certificate is checked, whatever the setting.
  var inEffect: TLSPolicy { requirement == .no ? TLSPolicy(.no, .no) : self }

  /// `tls required, verify host`
  package var text: String {
    requirement == .no ? "tls no" : "tls \(requirement.rawValue), verify \(verification.rawValue)"
  }

  /// The rule that decided the policy for one exchanger.
  package enum Decider: Hashable, Sendable {
    /// Secure TLSA records.
    case dane
    /// An MTA-STS policy in this mode.
    case mtaSTS(MTASTSPolicy.Mode)
    /// The options `tls` and `tls_verify`.
    case configuration
  }

  /// What holds for one exchanger, and which rule decides: what is configured, unless secure TLSA
  /// records or the mode of the domain's policy say otherwise. Where there are both, the policy still
  /// selects exchangers, and DANE checks the certificate.
  ///
  /// `usableTLSA` is how many of the secure records a certificate can be checked with, nil when there
  /// are none: with records that are all unusable, TLS is required and nothing is checked (RFC 7672,
  /// 2.2).
  ///
  /// Pages: content/momentum/4/modules/dane.md, content/momentum/4/mta-sts.md.
  package func effective(
    usableTLSA: Int?, mode: MTASTSPolicy.Mode?
  ) -> (policy: TLSPolicy, decider: Decider) {
    if let usableTLSA { return (TLSPolicy(.required, usableTLSA > 0 ? .tlsa : .no), .dane) }
    switch mode {
    case .enforce: return (TLSPolicy(.required, .host), .mtaSTS(.enforce))
    case .testing:
      let policy = TLSPolicy(
        requirement == .required ? .required : .ifavailable,
        verification == .host ? .host : .optional)
      return (policy, .mtaSTS(.testing))
    case .off, nil: return (self, .configuration)
    }
  }
}
