import Foundation

package import Delivery

/// Certificates that the command `openssl` makes in a directory.
package final class CertificateAuthority: Sendable {
  package let directory: TemporaryDirectory

  /// Whether there is OpenSSL; macOS has another program of that name.
  package static let isInstalled: Bool = {
    guard let path, let directory = try? TemporaryDirectory() else { return false }
    let process = try? Program(path: path).start(["version"], in: directory)
    process?.waitUntilExit()
    return (try? TemporaryDirectory.text(directory.path + "/output"))?.hasPrefix("OpenSSL ")
      ?? false
  }()

  /// `root` signs `middle`; there is another root, `stranger`, that signs nothing.
  package init() throws {
    directory = try TemporaryDirectory()
    try makeRoot("root")
    try makeRoot("stranger")
    try issue("middle", subject: "/CN=middle", by: "root", "basicConstraints=critical,CA:true")
  }

  package func path(_ file: String) -> String { directory.path + "/" + file }

  /// A certificate for `names`, as `DNS:mx1.oak.example,IP:192.0.2.7`.
  package func issue(
    _ file: String, subject: String = "/CN=common.example", names: String,
    by issuer: String = "root",
    days: Int = 30, purpose: String = "serverAuth"
  ) throws {
    let extensions = "subjectAltName=\(names)\nextendedKeyUsage=\(purpose)"
    try issue(file, subject: subject, by: issuer, days: days, extensions)
  }

  package func issue(
    _ file: String, subject: String, by issuer: String, days: Int = 30, _ extensions: String
  ) throws {
    try makeKey(file)
    try directory.file("\(file).ext", extensions + "\n")
    try openssl(
      "req", "-new", "-utf8", "-key", "\(file).key", "-subj", subject, "-out", "\(file).csr")
    try openssl(
      "x509", "-req", "-in", "\(file).csr", "-CA", "\(issuer).pem", "-CAkey", "\(issuer).key",
      "-set_serial", String(UInt32.random(in: 1...UInt32.max)), "-days", String(days),
      "-extfile", "\(file).ext", "-out", "\(file).pem")
  }

  /// A self-signed certificate; a CA certificate unless it has names.
  package func makeRoot(_ file: String, names: String? = nil) throws {
    try makeKey(file)
    let ending = names.map { "subjectAltName=\($0)" } ?? "basicConstraints=critical,CA:true"
    try openssl(
      "req", "-x509", "-new", "-key", "\(file).key", "-subj", "/CN=\(file)", "-days", "30",
      "-addext", ending, "-out", "\(file).pem")
  }

  /// The TLSA record for a certificate (RFC 6698, 2.1).
  package func association(
    _ file: String, usage: UInt8, selector: UInt8, matchingType: UInt8
  ) throws -> CertificateAssociation {
    let thing = "\(file).der"
    if selector == 0 {
      try openssl("x509", "-in", "\(file).pem", "-outform", "DER", "-out", thing)
    } else {
      try openssl("pkey", "-in", "\(file).key", "-pubout", "-outform", "DER", "-out", thing)
    }
    let digests = [1: "-sha256", 2: "-sha512"]
    if let digest = digests[Int(matchingType)] {
      try openssl("dgst", digest, "-binary", "-out", "\(file).digest", thing)
    }
    let result = matchingType == 0 ? thing : "\(file).digest"
    let data = try Data(contentsOf: URL(fileURLWithPath: path(result)))
    return CertificateAssociation(
      usage: usage, selector: selector, matchingType: matchingType, data: Array(data))
  }

  package func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  private func makeKey(_ file: String) throws {
    try openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "\(file).key")
  }

  package func openssl(_ arguments: String...) throws {
    // Each run's output alone.
    try directory.file("output")
    try Program("openssl").run(arguments, in: directory)
  }

  package static let path = Program.path(of: "openssl")
}
