import Foundation
import TestServers
import Testing

@testable import Delivery

/// Reports on the verification of a server's certificate.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct VerificationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let certificate: String
    var authorities = "root"
    var names = ["mx1.oak.example"]
    var verification = TLSSettings.Verification.host
    var acceptsCommonName = true
    /// The reason; nil when the certificate is verified. DIRECTORY stands for the directory of the files.
    let reason: String?

    var testDescription: String { "\(certificate) \(authorities) \(names) \(verification)" }
  }

  static let cases = [
    Case(certificate: "good", reason: nil),
    Case(certificate: "good", names: ["oak.example", "mx2.oak.example"], reason: nil),
    Case(certificate: "good", names: ["192.0.2.7"], reason: nil),
    Case(certificate: "good", names: ["2001:DB8::7"], reason: nil),
    Case(
      certificate: "good", names: ["oak.example", "mx1.elm.example"],
      reason: "the certificate is for `mx1.oak.example`, `mx2.oak.example`, `192.0.2.7`, "
        + "`2001:db8::7`, not for `oak.example` or `mx1.elm.example`"),
    Case(certificate: "good", names: ["elm.example"], verification: .chain, reason: nil),
    Case(
      certificate: "good", verification: .none, reason: "it was not to be verified"),
    Case(
      certificate: "good", authorities: "stranger",
      reason: "the issuer `CN=root` is not in `DIRECTORY/stranger.pem`"),
    Case(
      certificate: "good", authorities: "stranger", names: ["a.example"], verification: .optional,
      reason: "the issuer `CN=root` is not in `DIRECTORY/stranger.pem`; the certificate is for "
        + "`mx1.oak.example`, `mx2.oak.example`, `192.0.2.7`, `2001:db8::7`, not for `a.example`"),
    Case(
      certificate: "good", authorities: "",
      reason: "no certificate authorities were given, so that it cannot be verified"),
    Case(certificate: "wildcard", reason: nil),
    Case(
      certificate: "wildcard", names: ["a.mx1.oak.example"],
      reason: "the certificate is for `*.oak.example`, not for `a.mx1.oak.example`"),
    Case(
      certificate: "partial",
      reason: "the certificate is for `mx*.oak.example`, not for `mx1.oak.example`"),
    Case(certificate: "nameless", names: ["mx1.elm.example"], reason: nil),
    Case(
      certificate: "nameless", names: ["mx1.elm.example"], acceptsCommonName: false,
      reason:
        "the certificate of `CN=mx1.elm.example` has no alternative names of hosts, and MTA-STS ignores "
        + "the common name; it is not for `mx1.elm.example`"),
    Case(
      certificate: "nameless", names: ["mx2.elm.example"],
      reason: "the certificate is for `CN=mx1.elm.example`, not for `mx2.elm.example`"),
    // An address is compared with alternative names of the kind IP address alone.
    Case(
      certificate: "misplaced", names: ["192.0.2.7"],
      reason: "the certificate has the address `192.0.2.7` as a name, where only an alternative "
        + "name of the kind IP address counts"),
    Case(
      certificate: "misplaced", names: ["192.0.2.8", "oak.example"],
      reason: "the certificate is for `192.0.2.7`, not for `192.0.2.8` or `oak.example`"),
    Case(
      certificate: "numbered", names: ["192.0.2.7"],
      reason: "the certificate has the address `192.0.2.7` as a name, where only an alternative "
        + "name of the kind IP address counts"),
    Case(
      certificate: "self",
      reason: "the certificate is self-signed and not in `DIRECTORY/root.pem`"),
    Case(certificate: "self", authorities: "self", reason: nil),
    Case(
      certificate: "whole", authorities: "stranger",
      reason: "the chain ends in `CN=root`, which is not in `DIRECTORY/stranger.pem`"),
    Case(
      certificate: "orphan",
      reason: "the issuer `CN=middle` is not in `DIRECTORY/root.pem`"),
    // Certificates of the authorities file belong to the chain.
    Case(
      certificate: "orphan", authorities: "middle",
      reason: "the issuer `CN=root` is not in `DIRECTORY/middle.pem`"),
    Case(
      certificate: "client", reason: "a certificate of the chain may not be used for servers"),
  ]

  /// The certificates after that of the server.
  static let chains = ["good": "middle.pem", "whole": "whole-chain.pem"]

  @Test(arguments: cases)
  func aCertificateIsJudged(_ test: Case) throws {
    let authority = try Self.authority(of: test.certificate)
    let server = try TLSServer(
      authority, test.certificate,
      ["-rev"] + (Self.chains[test.certificate].map { ["-cert_chain", $0] } ?? []))
    var settings = TLSSettings(serverName: test.names[0])
    settings.referenceNames = test.names
    settings.verification = test.verification
    settings.acceptsCommonName = test.acceptsCommonName
    if !test.authorities.isEmpty {
      settings.authorities = .file(authority.path("\(test.authorities).pem"))
    }
    let report = try server.connect(TLSClient(), settings).report
    let reason = report.reason?.replacingOccurrences(
      of: authority.directory.path, with: "DIRECTORY")
    #expect(reason == test.reason)
    #expect(report.isVerified == (test.reason == nil))
    let isDemanded = [.host, .chain].contains(test.verification)
    #expect(report.isAcceptable == (test.reason == nil || !isDemanded))
  }

  /// An authority that has issued one certificate.
  static func authority(of certificate: String) throws -> CertificateAuthority {
    let authority = try CertificateAuthority()
    let name = "DNS:mx1.oak.example"
    switch certificate {
    case "good":
      try authority.issue(
        "good", subject: "/O=Oak/CN=mx1.oak.example",
        names: "\(name),IP:192.0.2.7,IP:2001:db8::7,DNS:mx2.oak.example,\(name)", by: "middle")
    case "wildcard": try authority.issue("wildcard", names: "DNS:*.oak.example")
    case "partial": try authority.issue("partial", names: "DNS:mx*.oak.example")
    case "nameless":
      try authority.issue(
        "nameless", subject: "/CN=mx1.elm.example", by: "root", "extendedKeyUsage=serverAuth")
    case "misplaced": try authority.issue("misplaced", names: "DNS:192.0.2.7")
    case "numbered":
      try authority.issue(
        "numbered", subject: "/O=Oak/CN=192.0.2.7", by: "root", "extendedKeyUsage=serverAuth")
    case "self": try authority.makeRoot("self", names: name)
    case "client": try authority.issue("client", names: name, purpose: "clientAuth")
    default: try authority.issue(certificate, names: name, by: "middle")
    }
    let chain = try authority.text("middle.pem") + authority.text("root.pem")
    try authority.directory.file("whole-chain.pem", chain)
    return authority
  }

  @Test func anExpiredCertificateIsToldWithItsDay() throws {
    let authority = try CertificateAuthority()
    try authority.issue("old", names: "DNS:mx1.oak.example", days: -1)
    let server = try TLSServer(authority, "old")
    var settings = TLSSettings(serverName: "mx1.oak.example")
    settings.referenceNames = ["mx1.oak.example"]
    settings.verification = .host
    settings.authorities = .file(authority.path("root.pem"))
    let report = try server.connect(TLSClient(), settings).report
    let notAfter = try #require(report.certificate).notAfter
    #expect(report.reason == "the certificate expired on \(notAfter)")
    // The same day as the command prints it.
    try authority.openssl("x509", "-in", "old.pem", "-noout", "-enddate", "-dateopt", "iso_8601")
    let told = try authority.text("output").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect("notAfter=" + notAfter == told.replacingOccurrences(of: " ", with: "T"))
  }

  @Test func anExpiredAuthorityIsToldWithItsName() throws {
    let authority = try CertificateAuthority()
    try authority.issue(
      "lapsed", subject: "/CN=lapsed", by: "root", days: -1, "basicConstraints=critical,CA:true")
    try authority.issue("fresh", names: "DNS:mx1.oak.example", by: "lapsed")
    let server = try TLSServer(authority, "fresh", ["-rev", "-cert_chain", "lapsed.pem"])
    var settings = TLSSettings(serverName: "mx1.oak.example")
    settings.referenceNames = ["mx1.oak.example"]
    settings.verification = .host
    settings.authorities = .file(authority.path("root.pem"))
    let report = try server.connect(TLSClient(), settings).report
    let notAfter = try #require(report.chain.last).notAfter
    #expect(report.reason == "the certificate of `CN=lapsed` expired on \(notAfter)")
  }

  @Test func theReportDescribesTheChain() throws {
    let authority = try Self.authority(of: "good")
    let server = try TLSServer(authority, "good", ["-rev", "-cert_chain", "middle.pem"])
    let report = try server.connect(TLSClient(), TLSSettings()).report
    #expect(report.version == "TLSv1.3")
    #expect(report.cipher == "TLS_AES_256_GCM_SHA384")
    #expect(report.bits == 256)
    #expect(report.chain.map(\.subject) == ["CN=mx1.oak.example,O=Oak", "CN=middle"])
    #expect(report.chain.map(\.issuer) == ["CN=middle", "CN=root"])
    let names = ["mx1.oak.example", "mx2.oak.example", "192.0.2.7", "2001:db8::7"]
    #expect(report.certificate?.names == names)
    #expect(report.matchedAssociation == nil)
  }

  @Test func ofManyNamesAFewAreTold() throws {
    let authority = try CertificateAuthority()
    let names = (1...1_000).map { "DNS:\($0).example" }.joined(separator: ",")
    try authority.issue("many", names: names)
    let server = try TLSServer(authority, "many")
    var settings = TLSSettings()
    settings.authorities = .file(authority.path("root.pem"))
    settings.referenceNames = ["oak.example"]
    settings.verification = .host
    let report = try server.connect(TLSClient(), settings).report
    let told = (1...5).map { "`\($0).example`" }.joined(separator: ", ")
    #expect(
      report.reason == "the certificate is for \(told) and 995 more, not for `oak.example`")
  }

  @Test func namesInCertificatesDoNothingToATerminal() throws {
    let authority = try CertificateAuthority()
    try authority.issue(
      "odd", subject: "/CN=gr\u{fc}n\u{9b}31m\u{202e}a\u{2028}b\u{61c}",
      names: "DNS:mx1.oak.example")
    let server = try TLSServer(authority, "odd")
    var settings = TLSSettings()
    settings.authorities = .file(authority.path("root.pem"))
    settings.verification = .host
    settings.acceptsCommonName = false
    settings.referenceNames = ["oak.example"]
    let report = try server.connect(TLSClient(), settings).report
    #expect(
      report.certificate?.subject == #"CN=grün\u{9b}31m\u{202e}a\u{2028}b\u{61c}"#)
  }

  @Test func whatIsNoTimeIsShownAsItIs() {
    #expect(PresentedCertificate.time(Array("20260131120005Z".utf8)) == "2026-01-31T12:00:05Z")
    #expect(PresentedCertificate.time(Array("2026\u{1b}".utf8)) == "2026\\027")
    #expect(PresentedCertificate.time([]) == "")
  }
}
