/// The settings of a TLS connection, and the expectations about the server's certificate.
struct TLSSettings: Hashable, Sendable {
  /// The trusted certificate authorities.
  enum Authorities: Hashable, Sendable {
    /// None, so that no certificate can be verified.
    case none
    /// Those in a PEM file.
    case file(String)
    /// Those of the system.
    case system
  }

  /// How the server's certificate is verified. The connection is established in any case; the caller decides by the
  /// report.
  enum Verification: String, CaseIterable, Hashable, Sendable {
    /// Not at all.
    case none
    /// The chain has to end in a trusted authority.
    case chain
    /// As `chain`, and the certificate has to match a reference name.
    case host
    /// As `host`, but only for the report.
    case optional
  }

  /// A setting that the library can refuse.
  enum Part: String, CaseIterable, Hashable, Sendable {
    /// `authorities`
    case authorities = "certificate authorities"
    /// `certificateFile`
    case certificate = "client certificate"
    /// `keyFile`
    case key = "key of the client certificate"
    /// `versions`
    case versions = "protocol versions"
    /// `ciphers`
    case ciphers = "cipher list"
    /// `suites`
    case suites = "cipher suites of TLS 1.3"
    /// `curves`
    case curves = "list of curves"
    /// `serverName`, `referenceNames`
    case names = "server name"
  }

  /// The SNI name (RFC 6066, 3), which is the base domain of `associations`. Nil or an address sends none.
  var serverName: String?
  /// The reference names, and addresses as text, of which the certificate has to match one.
  var referenceNames: [String] = []
  /// Whether the common name of a certificate without DNS names counts (RFC 6125, 6.4.4), which MTA-STS forbids
  /// (RFC 8461, 4.1).
  var acceptsCommonName = true
  /// How the certificate is verified, unless there are associations.
  var verification = Verification.none
  /// The trusted authorities.
  var authorities = Authorities.none
  /// The client certificate, PEM, followed by intermediate certificates; nil sends none.
  var certificateFile: String?
  /// Its private key, PEM, not encrypted; nil when it is in the file of the certificate.
  var keyFile: String?
  /// The versions that may be negotiated. If there is a gap, OpenSSL offers only those below it.
  var versions: Set<TLSVersion> = [.tls12, .tls13]
  /// The text of `versions` in the configuration, quoted in an error if none is left.
  var versionsText = ""
  /// The cipher list up to TLS 1.2 (openssl-ciphers(1)); nil for the library's default.
  var ciphers: String?
  /// The cipher suites of TLS 1.3, separated by colons; nil for the library's default.
  var suites: String?
  /// The groups for key exchange, separated by colons; nil for the library's default.
  var curves: String?
  /// Usable TLSA records. If there are any, they alone decide (RFC 7672, 2.2).
  var associations: [CertificateAssociation] = []
  /// Whether there are TLSA records, none of which is usable, so that nothing is verified (RFC 7672, 2.2).
  var hasUnusableAssociations = false

  /// TLS without verification, with the SNI name `serverName`.
  init(serverName: String? = nil) { self.serverName = serverName }

  /// The part of the settings that belongs to a context, which is shared by connections to all servers.
  var contextSettings: TLSSettings {
    var settings = self
    settings.serverName = nil
    settings.referenceNames = []
    settings.acceptsCommonName = true
    settings.verification = .none
    settings.associations = []
    settings.hasUnusableAssociations = false
    return settings
  }
}
