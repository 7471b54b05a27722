import Delivery

/// A certificate authority for one test, and the certificates that it signed.
package final class TestAuthority: Sendable {
  /// The holders of certificates.
  package enum Identity: String, CaseIterable, Sendable {
    /// `mx1.example.test`, `*.wild.example.test`, 127.0.0.1 and ::1.
    case server
    /// `other.example.test`, which is not the name of a server.
    case wrongName = "wrong-name"
    /// As `server`, but expired yesterday.
    case expired
    /// As `server`, but self-signed.
    case selfSigned = "self-signed"
    /// A client, `client.example.test`.
    case client
  }

  private let authority: CertificateAuthority

  package static var isPossible: Bool { CertificateAuthority.isInstalled }

  /// Makes the authority and all certificates.
  package init() throws {
    authority = try CertificateAuthority()
    try authority.makeRoot(Identity.selfSigned.rawValue, names: Self.serverNames)
    try issue(.server, names: Self.serverNames)
    try issue(.wrongName, names: "DNS:other.example.test")
    try issue(.expired, names: Self.serverNames, days: -1)
    try issue(.client, names: "DNS:client.example.test", purpose: "clientAuth")
  }

  /// The directory of the files.
  package var directory: TemporaryDirectory { authority.directory }

  /// The certificate of the authority, PEM.
  package var certificateFile: String { authority.path("root.pem") }

  /// The certificate of `identity`, PEM.
  package func certificateFile(of identity: Identity) -> String {
    authority.path("\(identity.rawValue).pem")
  }

  /// The private key of `identity`, PEM.
  package func keyFile(of identity: Identity) -> String {
    authority.path("\(identity.rawValue).key")
  }

  /// The data of a TLSA record `3 1 1` for `identity`: the digest of its public key, in hexadecimal (RFC 6698).
  package func keyDigest(of identity: Identity) throws -> String {
    try authority.association(identity.rawValue, usage: 3, selector: 1, matchingType: 1).data
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let serverNames =
    "DNS:mx1.example.test,DNS:*.wild.example.test,IP:127.0.0.1,IP:::1"

  private func issue(
    _ identity: Identity, names: String, days: Int = 2, purpose: String = "serverAuth"
  ) throws {
    try authority.issue(identity.rawValue, names: names, days: days, purpose: purpose)
  }
}
