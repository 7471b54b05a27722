import Foundation
import TestServers
import Testing

@testable import Delivery

/// Errors about settings that cannot be used.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct TLSSettingsTests {
  private let authority: CertificateAuthority
  private let client: TLSClient

  init() throws {
    authority = try CertificateAuthority()
    try authority.directory.file("text.pem", "hello\n")
    client = try TLSClient()
  }

  private func words(_ change: (inout TLSSettings) -> Void) throws -> String {
    var settings = TLSSettings()
    change(&settings)
    let error = #expect(throws: TLSError.self) { try client.check(settings) }
    return try #require(error).description
      .replacingOccurrences(of: authority.directory.path, with: "DIRECTORY")
  }

  @Test func filesThatAreMissingOrNoneAreNamed() throws {
    let missing = authority.path("missing.pem")
    #expect(
      try words { $0.authorities = .file(missing) }
        == "the certificate authorities `DIRECTORY/missing.pem` cannot be used: "
        + "no such file or directory")
    #expect(
      try words { $0.certificateFile = missing }
        == "the client certificate `DIRECTORY/missing.pem` cannot be used: no such file or directory"
    )
    // Neither is a regular file.
    for path in ["/dev/zero", authority.directory.path] {
      let words = try words { $0.authorities = .file(path) }
      #expect(words.hasSuffix("cannot be used: it is not a file"))
    }
    let words = try words { $0.authorities = .file(authority.path("root.pem") + "\0") }
    #expect(words.hasSuffix("cannot be used: it has a NUL byte"))
  }

  @Test func authoritiesAreReadOnceForAllOtherSettings() throws {
    let copy = authority.path("copy.pem")
    try FileManager.default.copyItem(atPath: authority.path("root.pem"), toPath: copy)
    var settings = TLSSettings()
    settings.authorities = .file(copy)
    try client.check(settings)
    try FileManager.default.removeItem(atPath: copy)
    settings.versions = [.tls12]
    try client.check(settings)
  }

  @Test func filesThatHoldSomethingElseAreNamed() throws {
    let text = authority.path("text.pem")
    #expect(
      try words { $0.authorities = .file(text) }
        == "the certificate authorities `DIRECTORY/text.pem` cannot be used: "
        + "no certificate or crl found")
    #expect(
      try words { $0.certificateFile = text }
        == "the client certificate `DIRECTORY/text.pem` cannot be used: no start line")
    let root = authority.path("root.pem")
    let words = try words {
      $0.certificateFile = root
      $0.keyFile = authority.path("stranger.key")
    }
    #expect(
      words == "the key of the client certificate `DIRECTORY/stranger.key` cannot be used: "
        + "key values mismatch")
  }

  @Test func anEncryptedKeyIsNotAskedFor() throws {
    try authority.openssl(
      "pkey", "-in", "root.key", "-aes128", "-passout", "pass:secret", "-out", "locked.key")
    let words = try words {
      $0.certificateFile = authority.path("root.pem")
      $0.keyFile = authority.path("locked.key")
    }
    let start = "the key of the client certificate `DIRECTORY/locked.key` cannot be used: "
    #expect(words == start + "it is encrypted, store it without password")
  }

  /// OpenSSL would ask for the password at the terminal, and wait beyond every deadline.
  @Test func anEncryptedCertificateIsNotAskedFor() throws {
    let begin = "-----BEGIN CERTIFICATE-----\n"
    let locked = try authority.text("root.pem").replacingOccurrences(
      of: begin,
      with: begin
        + "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n")
    try authority.directory.file("locked.pem", locked)
    let words = try words {
      $0.certificateFile = authority.path("locked.pem")
      $0.keyFile = authority.path("root.key")
    }
    #expect(
      words == "the client certificate `DIRECTORY/locked.pem` cannot be used: "
        + "it is encrypted, store it without password")
  }

  /// OpenSSL accepts a key of another type, and sends no certificate then.
  @Test func aKeyOfAnotherKindIsNotThatOfTheCertificate() throws {
    try authority.openssl(
      "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "other.key")
    let words = try words {
      $0.certificateFile = authority.path("root.pem")
      $0.keyFile = authority.path("other.key")
    }
    #expect(
      words == "the key of the client certificate `DIRECTORY/other.key` cannot be used: "
        + "it is not that of the certificate")
  }

  @Test func listsThatNameNothingAreTold() throws {
    #expect(
      try words { $0.ciphers = "NONSENSE" }
        == "the cipher list `NONSENSE` cannot be used: no cipher match")
    #expect(try words { $0.suites = "NONSENSE" }.hasPrefix("the cipher suites of TLS 1.3 `NONS"))
    #expect(try words { $0.curves = "NONSENSE" }.hasPrefix("the list of curves `NONSENSE` cannot"))
    let words = try words {
      $0.versions = []
      $0.versionsText = "-ALL"
    }
    #expect(words == "the protocol versions `-ALL` cannot be used: none is left")
  }

  @Test func namesThatAreNoneAreTold() throws {
    try authority.issue("good", names: "DNS:mx1.oak.example")
    let server = try TLSServer(authority, "good")
    for name in ["a\0b", String(repeating: "a", count: 300)] {
      let error = #expect(throws: TLSError.self) {
        try server.connect(client, TLSSettings(serverName: name))
      }
      #expect(try #require(error).description.hasPrefix("the server name `"))
    }
  }

  @Test func theSystemHasAuthorities() throws {
    try authority.issue("good", names: "DNS:mx1.oak.example")
    let server = try TLSServer(authority, "good", ["-rev"])
    var settings = TLSSettings()
    settings.authorities = .system
    settings.verification = .chain
    let report = try server.connect(client, settings).report
    #expect(report.reason == "the issuer `CN=root` is not among the authorities of the system")
  }

  @Test func withoutALibraryItSaysWhatToInstall() throws {
    let error = #expect(throws: TLSUnavailable.self) {
      try TLSClient(libraries: ["libnothing.so.3", "libnothing.so.1.1"])
    }
    let install = ["apt install libssl3", "brew install openssl@3"]
    let words = try #require(error).description
    #expect(
      install.map {
        "no OpenSSL for TLS: tried `libnothing.so.3`, `libnothing.so.1.1`; install it with `\($0)`"
      }.contains(words))
  }

  #if canImport(Glibc)
    @Test func anotherLibraryIsNone() throws {
      let error = #expect(throws: TLSUnavailable.self) { try TLSClient(libraries: ["libm.so.6"]) }
      let problem = "`libm.so.6` has no OPENSSL_init_crypto, it is older than 1.1.1"
      #expect(try #require(error).problem == problem)
    }
  #endif
}
