import Foundation

/// A certificate authority that is made for one test, and the certificates that it signed.
final class TestAuthority: Sendable {
  /// Who has a certificate and a key.
  enum Identity: String, CaseIterable, Sendable {
    /// `mx1.example.test`, `*.wild.example.test`, 127.0.0.1 and ::1.
    case server
    /// `other.example.test`, another name than that of any server.
    case wrongName = "wrong-name"
    /// As `server`, but until yesterday.
    case expired
    /// As `server`, but signed by nobody else.
    case selfSigned = "self-signed"
    /// A client, `client.example.test`.
    case client
  }

  /// Where everything is.
  let folder: TemporaryFolder

  static var isPossible: Bool { Program.isInstalled("openssl") }

  /// Makes them with the command `openssl`.
  init() throws {
    folder = try TemporaryFolder()
    let openssl = try Program("openssl")
    try folder.write("openssl.cnf", Self.configuration)
    try openssl.run(Self.selfSigning("ca", "example.test test authority", "ca"), in: folder)
    let selfSigned = Self.selfSigning(Identity.selfSigned.rawValue, "mx1.example.test", "server")
    try openssl.run(selfSigned, in: folder)
    try sign(.server, "mx1.example.test", extensions: "server", with: openssl)
    try sign(.wrongName, "other.example.test", extensions: "other", with: openssl)
    try sign(.expired, "mx1.example.test", extensions: "server", days: -1, with: openssl)
    try sign(.client, "client.example.test", extensions: "client", with: openssl)
  }

  /// The certificate of the authority, PEM.
  var certificateFile: String { folder.path + "/ca.pem" }

  /// The certificate of `identity`, PEM.
  func certificateFile(of identity: Identity) -> String {
    folder.path + "/\(identity.rawValue).pem"
  }

  /// The private key of `identity`, PEM.
  func keyFile(of identity: Identity) -> String { folder.path + "/\(identity.rawValue).key" }

  private static func selfSigning(_ file: String, _ name: String, _ extensions: String) -> [String]
  {
    ["req", "-x509", "-days", "2", "-extensions", extensions, "-out", file + ".pem"]
      + request(file, name)
  }

  private static func request(_ file: String, _ name: String) -> [String] {
    [
      "-config", "openssl.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
      "-keyout", file + ".key", "-subj", "/CN=" + name,
    ]
  }

  private func sign(
    _ identity: Identity, _ name: String, extensions: String, days: Int = 2, with openssl: Program
  ) throws {
    let file = identity.rawValue
    let request = ["req", "-new", "-out", file + ".csr"] + Self.request(file, name)
    try openssl.run(request, in: folder)
    try openssl.run(
      [
        "x509", "-req", "-in", file + ".csr", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-CAcreateserial", "-days", String(days), "-extfile", "openssl.cnf",
        "-extensions", extensions, "-out", file + ".pem",
      ], in: folder)
  }

  private static let configuration = """
    [req]
    distinguished_name = name
    prompt = no
    [name]
    [ca]
    basicConstraints = critical, CA:TRUE
    keyUsage = critical, keyCertSign, cRLSign
    subjectKeyIdentifier = hash
    [server]
    basicConstraints = CA:FALSE
    subjectAltName = DNS:mx1.example.test, DNS:*.wild.example.test, IP:127.0.0.1, IP:::1
    [other]
    basicConstraints = CA:FALSE
    subjectAltName = DNS:other.example.test
    [client]
    basicConstraints = CA:FALSE
    extendedKeyUsage = clientAuth
    subjectAltName = DNS:client.example.test

    """
}
