/// How to encrypt a connection, and what to expect of the server's certificate.
struct TLSSettings: Hashable, Sendable {
  /// Whom to believe about certificates.
  enum Authorities: Hashable, Sendable {
    /// Nobody, so that no certificate can be verified.
    case none
    /// Those in this file, PEM.
    case file(String)
    /// Those of the system.
    case system
  }

  /// What is expected of the server's certificate. The connection is made in any case; whoever asked
  /// for it decides by the report.
  enum Verification: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case none
    /// That its chain ends in an authority.
    case chain
    /// That, and that it is for one of the reference names.
    case host
    /// As `host`, but for the record only.
    case optional
  }

  /// A setting that a file or the library can refuse.
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

  /// The name that the server is asked for (SNI, RFC 6066, 3), which is the base domain of
  /// `associations`; nil says none, and so does an address.
  var serverName: String?
  /// The names that the certificate may be for, and addresses in text; one of them is enough.
  var referenceNames: [String] = []
  /// Whether the common name of a certificate without DNS names counts (RFC 6125, 6.4.4); MTA-STS
  /// does not want it (RFC 8461, 4.1).
  var acceptsCommonName = true
  /// What is expected of the certificate, unless there are associations.
  var verification = Verification.none
  /// Whom to believe.
  var authorities = Authorities.none
  /// The certificate to show, PEM, with what is between it and its authority behind it; nil shows none.
  var certificateFile: String?
  /// The key of the certificate, PEM, not encrypted; nil when it is in the file of the certificate.
  var keyFile: String?
  /// The versions that may be negotiated. When there is a gap between them, OpenSSL offers only those
  /// below it.
  var versions: Set<TLSVersion> = [.tls12, .tls13]
  /// How they were written, to be quoted where none is left.
  var versionsText = ""
  /// Ciphers up to TLS 1.2 (openssl-ciphers(1)); nil leaves it to the library.
  var ciphers: String?
  /// Cipher suites of TLS 1.3, with colons between them; nil leaves it to the library.
  var suites: String?
  /// Groups for the exchange of keys, with colons between them; nil leaves it to the library.
  var curves: String?
  /// TLSA records that can be used. When there are any, they alone decide (RFC 7672, 2.2).
  var associations: [CertificateAssociation] = []

  /// Encryption without verification, asking the server for `serverName`.
  init(serverName: String? = nil) { self.serverName = serverName }

  /// What of it a context is made for, which serves any server.
  var contextSettings: TLSSettings {
    var settings = self
    settings.serverName = nil
    settings.referenceNames = []
    settings.acceptsCommonName = true
    settings.verification = .none
    settings.associations = []
    return settings
  }
}
