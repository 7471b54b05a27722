import TestServers
import Testing

@testable import Delivery

/// Verification by TLSA records (RFC 7672).
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct AssociationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The certificate of the record.
    let of: String
    let usage: UInt8
    let selector: UInt8
    let matchingType: UInt8
    var server = "good"
    var names = ["mx1.oak.example"]
    let reason: String?

    var testDescription: String { "\(of) \(usage) \(selector) \(matchingType) for \(server)" }
  }

  static let cases = [
    Case(of: "good", usage: 3, selector: 1, matchingType: 1, reason: nil),
    Case(of: "good", usage: 3, selector: 0, matchingType: 2, reason: nil),
    Case(of: "good", usage: 3, selector: 1, matchingType: 0, reason: nil),
    // DANE-EE ignores names and dates (RFC 7672, 3.1.1).
    Case(
      of: "good", usage: 3, selector: 1, matchingType: 1, names: ["elm.example"], reason: nil),
    Case(of: "old", usage: 3, selector: 1, matchingType: 1, server: "old", reason: nil),
    Case(of: "middle", usage: 2, selector: 1, matchingType: 1, reason: nil),
    Case(
      of: "middle", usage: 2, selector: 0, matchingType: 1,
      names: ["elm.example", "mx1.oak.example"], reason: nil),
    Case(
      of: "middle", usage: 2, selector: 1, matchingType: 1, names: ["elm.example"],
      reason: "the certificate is for `mx1.oak.example`, not for `elm.example`"),
    Case(
      of: "middle", usage: 2, selector: 1, matchingType: 1, server: "partial",
      reason: "the certificate is for `mx*.oak.example`, not for `mx1.oak.example`"),
    Case(
      of: "old", usage: 3, selector: 1, matchingType: 1,
      reason: "no TLSA record matches the certificate"),
    Case(
      of: "stranger", usage: 2, selector: 1, matchingType: 1,
      reason: "no TLSA record matches the certificate"),
    // The authorities file makes no difference.
    Case(
      of: "old", usage: 3, selector: 0, matchingType: 1, server: "good",
      reason: "no TLSA record matches the certificate"),
  ]

  @Test(arguments: cases)
  func recordsAloneDecide(_ test: Case) throws {
    let authority = try Self.authority()
    if test.server == "partial" {
      try authority.issue("partial", names: "DNS:mx*.oak.example", by: "middle")
    }
    let server = try TLSServer(authority, test.server, ["-rev", "-cert_chain", "middle.pem"])
    let association = try authority.association(
      test.of, usage: test.usage, selector: test.selector, matchingType: test.matchingType)
    var settings = TLSSettings(serverName: test.names[0])
    settings.referenceNames = test.names
    settings.authorities = .file(authority.path("root.pem"))
    settings.associations = [association]
    let report = try server.connect(TLSClient(), settings).report
    #expect(report.reason == test.reason)
    #expect(report.isAcceptable == (test.reason == nil))
    #expect(report.matchedAssociation == (test.reason == nil ? association : nil))
  }

  @Test func oneOfSeveralIsEnough() throws {
    let authority = try Self.authority()
    let server = try TLSServer(authority, "good", ["-rev", "-cert_chain", "middle.pem"])
    let wrong = try authority.association("old", usage: 3, selector: 1, matchingType: 1)
    let right = try authority.association("good", usage: 3, selector: 1, matchingType: 2)
    var settings = TLSSettings(serverName: "mx1.oak.example")
    settings.associations = [wrong, right]
    let report = try server.connect(TLSClient(), settings).report
    #expect(report.isVerified)
    #expect(report.matchedAssociation == right)
  }

  /// RFC 7672, 2.2: there is encryption without verification.
  @Test func recordsOfWhichNoneCanBeUsedVerifyNothing() throws {
    let authority = try Self.authority()
    let server = try TLSServer(authority, "good", ["-rev", "-cert_chain", "middle.pem"])
    var settings = TLSSettings(serverName: "mx1.oak.example")
    settings.referenceNames = ["mx1.oak.example"]
    settings.authorities = .file(authority.path("root.pem"))
    settings.verification = .host
    settings.associations = [
      CertificateAssociation(usage: 3, selector: 1, matchingType: 1, data: [1, 2, 3]),
      CertificateAssociation(usage: 3, selector: 1, matchingType: 1, data: []),
      CertificateAssociation(usage: 3, selector: 0, matchingType: 0, data: Array("garbage".utf8)),
    ]
    let report = try server.connect(TLSClient(), settings).report
    #expect(report.reason == "none of the TLSA records can be used")
    #expect(!report.isVerified)
    #expect(report.isAcceptable)
  }

  static func authority() throws -> CertificateAuthority {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example", by: "middle")
    try authority.issue("old", names: "DNS:mx1.oak.example", by: "middle", days: -1)
    return authority
  }
}
