import Delivery
import Foundation
import TestServers
import Testing

/// DANE and MTA-STS with real servers: NSD, Unbound and Postfix.
@Suite(
  .enabled(
    if: PostfixServer.isPossible && NameServer.isInstalled("nsd")
      && NameServer.isInstalled("unbound") && SignedZone.isPossible,
    "Postfix, NSD, Unbound, ldns or openssl is not installed, or this is not root"))
struct ConfrouteProbePolicyTests {
  private let postfix: PostfixServer

  init() throws { postfix = try PostfixServer() }

  // MARK: DANE

  /// Hosts with a record that matches, with one that does not, and with one whose lookup fails.
  @Test func tlsaRecordsDecideWhetherAServerIsTheRightOne() throws {
    let digest = try postfix.authority.keyDigest(of: .server)
    let (port, plain) = (postfix.endpoint.port, postfix.plainEndpoint.port)
    let (genuine, forged) = (String(repeating: "1", count: 64), String(repeating: "2", count: 64))
    let zone = """
      $ORIGIN signed.test.
      $TTL 300
      @ IN SOA ns host 1 3600 600 86400 60
      @ IN NS ns
      ns IN A 127.0.0.1
      good IN A 127.0.0.1
      bad IN A 127.0.0.1
      lame IN A 127.0.0.1
      none IN A 127.0.0.1
      _\(port)._tcp.good IN TLSA 3 1 1 \(digest)
      _\(plain)._tcp.good IN TLSA 3 1 1 \(digest)
      _\(port)._tcp.bad IN TLSA 3 1 1 \(String(repeating: "0", count: 64))
      _\(port)._tcp.lame IN TLSA 3 1 1 \(genuine)
      goodmail IN MX 10 good
      badmail IN MX 10 bad
      lamemail IN MX 10 lame
      nonemail IN MX 10 none

      """
    let signed = try SignedZone("signed.test", zone)
    // This record is changed on the way, so that its signature is invalid.
    let text = signed.text.replacingOccurrences(of: genuine, with: forged)
    #expect(text != signed.text)
    let names = try NameServer.nsd(zones: ["signed.test": text])
    let resolver = try NameServer.unbound(
      before: names.endpoint, zones: ["signed.test"], anchors: [signed.anchor])
    let options = "use_dane = true dane { }\n"
    let routes: [(String, UInt16, Int32, String, String, Bool?)] = [
      ("u@goodmail.signed.test", port, 0, "accepted", "", true),
      ("u@badmail.signed.test", port, 1, "tls-failed", "TLSA", false),
      ("u@nonemail.signed.test", port, 0, "accepted", "", nil),
      ("u@goodmail.signed.test", plain, 1, "tls-failed", "STARTTLS is required", nil),
      ("u@lamemail.signed.test", port, 1, "", "", nil),
    ]
    for (recipient, port, status, result, reason, isVerified) in routes {
      let outcome = try ProbeOutcome(
        ["--dns", "\(resolver.endpoint)", recipient], options + "remote_smtp_port = \(port)\n")
      let comment = Comment(
        rawValue: "\(recipient): \(outcome.verdict) \(outcome.result), \(outcome.reason)")
      #expect(outcome.status == status, comment)
      #expect(outcome.result == result, comment)
      #expect(reason.isEmpty || outcome.reason.contains(reason), comment)
      #expect(outcome.tls?["verified"] as? Bool == isVerified, comment)
      #expect(try outcome.violations() == [], comment)
    }
  }

  // MARK: MTA-STS

  @Test func aPolicyDecidesAndARecordingKeepsIt() throws {
    let names = try NameServer.nsd(zones: ["example.test": Self.zone])
    let directory = try TemporaryDirectory()
    let recording = directory.path + "/answers"
    let authority = "tls_ca = \"\(postfix.authority.certificateFile)\""
    let routes: [(String, String, Endpoint, String, Int32, String, Bool?)] = [
      ("enforce", "mx1.example.test", postfix.endpoint, authority, 0, "accepted", true),
      ("enforce", "mx1.example.test", postfix.wrongNameEndpoint, authority, 1, "tls-failed", false),
      ("enforce", "mx1.example.test", postfix.endpoint, "", 1, "tls-failed", false),
      ("enforce", "mx1.example.test", postfix.plainEndpoint, authority, 1, "tls-failed", nil),
      ("enforce", "mx2.example.test", postfix.endpoint, authority, 1, "", nil),
      ("testing", "mx2.example.test", postfix.wrongNameEndpoint, authority, 0, "accepted", false),
      ("none", "mx2.example.test", postfix.wrongNameEndpoint, authority, 0, "accepted", nil),
    ]
    for (mode, exchanger, endpoint, option, status, result, isVerified) in routes {
      let policy = try directory.file(
        "policy", "version: STSv1\nmode: \(mode)\nmx: \(exchanger)\nmax_age: 86400\n")
      let configuration =
        "use_mta_sts = true\nremote_smtp_port = \(endpoint.port)\n\(option)\n"
      let asked = ["--dns", "\(names.endpoint)", "--sts-policy", policy, "--record", recording]
      for source in [asked, ["--replay", recording]] {
        let outcome = try ProbeOutcome(source + ["u@oak.example.test"], configuration)
        let comment = Comment(
          rawValue: "\(mode) \(exchanger): \(outcome.verdict) \(outcome.reason) \(outcome.error)")
        #expect(outcome.status == status, comment)
        #expect(outcome.result == result, comment)
        #expect(outcome.tls?["verified"] as? Bool == isVerified, comment)
        #expect(try outcome.violations() == [], comment)
      }
    }
    let directoryOfOne = try TemporaryDirectory()
    try directoryOfOne.file("ecelerity.conf", "use_mta_sts = true\ntls = ifavailable\n")
    let explained = try BuiltTool(name: "confroute").run(
      "explain", "--output-format", "json", "--replay", recording, "u@oak.example.test",
      in: directoryOfOne.path)
    #expect(explained.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(explained.output.utf8))
    #expect(try JSONSchema(named: "explain").violations(of: document) == [])
  }

  private static let zone = """
    $ORIGIN example.test.
    $TTL 300
    @ IN SOA ns host 7 3600 600 86400 60
    @ IN NS ns
    ns IN A 127.0.0.1
    mx1 IN A 127.0.0.1
    oak IN MX 10 mx1

    """
}
