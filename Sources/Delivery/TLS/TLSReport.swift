/// The results of a handshake: the encryption, and whether the server is authenticated.
package struct TLSReport: Hashable, Sendable {
  /// The version as OpenSSL writes it: `TLSv1.2`.
  package let version: String
  /// The cipher suite, with OpenSSL's name up to TLS 1.2: `ECDHE-RSA-AES256-GCM-SHA384`.
  package let cipher: String
  /// The key length of the cipher in bits.
  package let bits: Int
  /// Whether the certificate was verified.
  package let isVerified: Bool
  /// Why it was not verified; nil when it was.
  package let reason: String?
  /// Whether the caller can go on: the certificate is verified, or that was not required.
  package let isAcceptable: Bool
  /// The certificates that the server presented, its own first.
  package let chain: [PresentedCertificate]
  /// The TLSA record that matched; nil when none did, or there were none.
  package let matchedAssociation: CertificateAssociation?

  /// The server's certificate; nil when it presented none.
  package var certificate: PresentedCertificate? { chain.first }
}

extension TLSReport {
  /// The report on a connection that was made with `settings`.
  init(_ facts: PeerFacts, _ settings: TLSSettings) {
    version = facts.version
    cipher = facts.cipher
    bits = facts.bits
    chain = facts.chain
    matchedAssociation = facts.matchedAssociation
    // OpenSSL can refuse records that looked usable.
    var settings = settings
    if !settings.associations.isEmpty, facts.usableAssociations == 0 {
      settings.associations = []
      settings.hasUnusableAssociations = true
      settings.verification = .none
    }
    let problems = Self.problems(facts, settings)
    isVerified = problems.isEmpty
    reason = problems.isEmpty ? nil : problems.joined(separator: "; ")
    let isDemanded =
      !settings.associations.isEmpty || [.chain, .host].contains(settings.verification)
    isAcceptable = isVerified || !isDemanded
  }

  private static func problems(_ facts: PeerFacts, _ settings: TLSSettings) -> [String] {
    guard let certificate = facts.chain.first else {
      return ["the server presented no certificate"]
    }
    if settings.hasUnusableAssociations { return ["none of the TLSA records can be used"] }
    if !settings.associations.isEmpty { return associationProblems(facts, settings) }
    let chainProblem = Self.chainProblem(facts, settings)
    let nameProblem = facts.matchingNames.isEmpty ? nameProblem(certificate, settings) : nil
    return switch settings.verification {
    case .none: ["it was not to be verified"]
    case .chain: [chainProblem].compactMap { $0 }
    case .host, .optional: [chainProblem, nameProblem].compactMap { $0 }
    }
  }

  private static func associationProblems(
    _ facts: PeerFacts, _ settings: TLSSettings
  ) -> [String] {
    if facts.verification == 0, facts.matchedAssociation != nil { return [] }
    return [
      chainProblem(facts, settings, needsAuthorities: false) ?? "no TLSA record matches the chain"
    ]
  }

  private static func nameProblem(
    _ certificate: PresentedCertificate, _ settings: TLSSettings
  ) -> String {
    let shown = certificate.names.prefix(longestList).map { "`\($0)`" }.joined(separator: ", ")
    let rest = certificate.names.count - longestList
    let others = rest > 0 ? " and \(rest) more" : ""
    let wanted = settings.referenceNames.map { "`\($0)`" }.joined(separator: " or ")
    if certificate.names.isEmpty, !settings.acceptsCommonName {
      // RFC 8461, 4.1 and 3.3.
      return
        "the certificate of `\(certificate.subject)` has no alternative names of hosts, and MTA-STS "
        + "ignores the common name; it is not for \(wanted.isEmpty ? "any name" : wanted)"
    }
    let found = certificate.names.isEmpty ? "`\(certificate.subject)`" : shown + others
    let misplaced = settings.referenceNames.first {
      HostAddress($0) != nil && certificate.writesAsName($0)
    }
    if let misplaced {
      // RFC 6125, 1.7.2; RFC 5280, 4.2.1.6.
      return "the certificate has the address `\(misplaced)` as a name, where only an alternative "
        + "name of the kind IP address counts"
    }
    return "the certificate is for \(found), not for \(wanted.isEmpty ? "any name" : wanted)"
  }

  /// Further names are only counted.
  private static let longestList = 5
}

extension TLSReport {
  /// Verification results (x509_vfy.h) with a message of ours; others have that of OpenSSL.
  private enum Result {
    static let ok = 0
    static let noIssuer = 2
    static let notYetValid = 9
    static let expired = 10
    static let selfSigned = 18
    static let selfSignedAuthority = 19
    static let noLocalIssuer = 20
    static let noSigner = 21
    static let purpose = 26
    static let host = 62
    static let noAssociation = 65
  }

  private static func chainProblem(
    _ facts: PeerFacts, _ settings: TLSSettings, needsAuthorities: Bool = true
  ) -> String? {
    if needsAuthorities, settings.authorities == .none {
      return "no certificate authorities were given, so that it cannot be verified"
    }
    let path = facts.path.isEmpty ? facts.chain : facts.path
    let last = path.last?.issuer ?? ""
    let place = place(of: settings.authorities)
    switch facts.verification {
    case Result.ok: return nil
    case Result.noIssuer, Result.noLocalIssuer, Result.noSigner:
      return "the issuer `\(last)` is not \(place)"
    case Result.selfSigned: return "the certificate is self-signed and not \(place)"
    case Result.selfSignedAuthority: return "the chain ends in `\(last)`, which is not \(place)"
    case Result.expired:
      let certificate = path.first(where: \.isExpired)
      return "\(named(certificate, in: path)) expired on \(certificate?.notAfter ?? "some day")"
    case Result.notYetValid:
      let certificate = path.first(where: \.isEarly)
      let day = certificate?.notBefore ?? "some day"
      return "\(named(certificate, in: path)) is not valid before \(day)"
    case Result.purpose: return "a certificate of the chain may not be used for servers"
    case Result.host: return path.first.map { nameProblem($0, settings) }
    case Result.noAssociation: return "no TLSA record matches the certificate"
    default: return facts.words
    }
  }

  private static func named(
    _ certificate: PresentedCertificate?, in path: [PresentedCertificate]
  ) -> String {
    guard let certificate, certificate != path.first else { return "the certificate" }
    return "the certificate of `\(certificate.subject)`"
  }

  private static func place(of authorities: TLSSettings.Authorities) -> String {
    switch authorities {
    case .none: "known"
    case .file(let path): "in `\(path)`"
    case .system: "among the authorities of the system"
    }
  }
}

extension PresentedCertificate {
  /// Whether `address`, of which no name matches, is one of the DNS names or the common name.
  fileprivate func writesAsName(_ address: String) -> Bool {
    names.contains(address) || subject.split(separator: ",").contains("CN=\(address)")
  }
}
