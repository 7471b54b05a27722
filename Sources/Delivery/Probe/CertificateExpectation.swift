internal import EcelerityConf

/// The TLS settings for one next hop by the configuration.
///
/// Pages: content/momentum/4/config/tls-verify.md, tls-ca.md, tls-certificate.md, tls-key.md,
/// tls-ciphers.md, tlsv13-ciphersuites.md, tls-protocols.md, tls-ec-curve-names.md,
/// content/momentum/4/mta-sts.md, content/momentum/4/modules/dane.md.
struct CertificateExpectation {
  private let target: ProbeTarget
  private let destination: Destination
  private let plan: ProbePlan

  init(_ target: ProbeTarget, _ destination: Destination, _ plan: ProbePlan) {
    self.target = target
    self.destination = destination
    self.plan = plan
  }

  var settings: TLSSettings {
    let isAddress = HostAddress(destination.host) != nil
    var settings = TLSSettings(serverName: isAddress ? nil : destination.host)
    settings.referenceNames = names
    settings.acceptsCommonName = !isByPolicy
    settings.verification = verification
    settings.authorities = authorities
    presentCertificate(&settings)
    if !target.usesGnuTLS { restrict(&settings) }
    if destination.policyDecider == .dane { authenticate(&settings) }
    return settings
  }

  /// The versions, ciphers and curves of OpenSSL, which mean nothing to GnuTLS.
  private func restrict(_ settings: inout TLSSettings) {
    settings.versions = versions
    settings.versionsText = text(.tlsProtocols) ?? ""
    settings.ciphers = text(.tlsCiphers)
    settings.suites = text(.tlsv13Ciphersuites)
    settings.curves = text(.tlsEcCurveNames)
  }

  /// RFC 7672, 8.1: the SNI name is the TLSA base domain.
  private func authenticate(_ settings: inout TLSSettings) {
    switch target.demands[HostPort(host: destination.host, port: destination.port)] {
    case .authenticate(let associations, let base):
      settings.associations = associations
      settings.serverName = base.description
      settings.referenceNames = names(beside: base.description)
    case .encrypt(let base):
      settings.serverName = base.description
      settings.hasUnusableAssociations = true
    case .notApplicable, .postpone, nil: break
    }
  }

  /// RFC 7672, 3.2.2: the base domain, and the next-hop domain as far as DNSSEC validates the path from there.
  private func names(beside base: String) -> [String] {
    var names = [base]
    if let domain = destination.exchangerOf {
      if domain.isValidated { names += [domain.name] + [domain.canonicalName].compactMap { $0 } }
    } else {
      names.append(destination.nameInDNS)
    }
    var seen: Set<String> = []
    return names.filter { seen.insert(EcelerityConf.DomainName($0).text).inserted }
  }

  private var isByPolicy: Bool {
    if case .mtaSTS(.enforce) = destination.policyDecider { true } else { false }
  }

  /// The reference names. With an MTA-STS policy only the MX host counts (RFC 8461, 4.1); `tls_verify` also accepts the
  /// domain.
  private var names: [String] {
    let domain = target.explanation.routingDomain.text
    return isByPolicy || destination.host == domain
      ? [destination.host] : [destination.host, domain]
  }

  private var verification: TLSSettings.Verification {
    switch destination.policy.verification {
    case .no, .tlsa: .none
    case .ca: .chain
    case .host: .host
    case .optional: .optional
    }
  }

  /// There are no default authorities (decision D-26).
  private var authorities: TLSSettings.Authorities {
    if verification == .none { return .none }
    if let path = plan.authoritiesFile ?? text(.tlsCa) { return .file(path) }
    return .none
  }

  /// What to do when the certificate has to be verified and no authorities are configured; else empty.
  var advice: String {
    let needsAuthorities = verification == .chain || verification == .host
    return needsAuthorities && authorities == .none
      ? "; set \(Keyword.tlsCa), or give --ca-file" : ""
  }

  private func presentCertificate(_ settings: inout TLSSettings) {
    guard let certificate = text(.tlsCertificate), certificate.lowercased() != "none" else {
      return
    }
    settings.certificateFile = certificate
    settings.keyFile = text(.tlsKey)
  }

  /// The configured versions that can be negotiated, perhaps none; the default without a configuration, and for a list
  /// that cannot be read (decision D-31).
  private var versions: Set<TLSVersion> {
    let offered = text(.tlsProtocols).flatMap(EcelerityConf.TLSVersion.offered)
    return Set((offered ?? EcelerityConf.TLSVersion.usual).compactMap(TLSVersion.init))
  }

  private func text(_ option: Keyword) -> String? {
    target.session.text(option).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension TLSVersion {
  fileprivate init?(_ version: EcelerityConf.TLSVersion) {
    switch version {
    case .ssl2, .ssl3: return nil
    case .tls10: self = .tls10
    case .tls11: self = .tls11
    case .tls12: self = .tls12
    case .tls13: self = .tls13
    }
  }
}
