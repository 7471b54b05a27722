import TestServers
import Testing

@testable import Delivery

/// The stub resolver with a real validating resolver.
@Suite(
  .enabled(
    if: NameServer.isInstalled("nsd") && NameServer.isInstalled("unbound") && SignedZone.isPossible,
    "nsd, unbound or ldns is not installed"))
struct ValidationTests {
  private let authority: NameServer
  private let resolver: NameServer

  private static func zone(_ name: String) -> String {
    """
    $ORIGIN \(name).
    $TTL 300
    @ IN SOA ns host 1 3600 600 86400 60
    @ IN NS ns
    ns IN A 192.0.2.53
    @ IN MX 10 mx
    mx IN A 192.0.2.1
    _25._tcp.mx IN TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

    """
  }

  init() throws {
    let signed = try SignedZone("signed.test", Self.zone("signed.test"))
    authority = try .nsd(zones: [
      "signed.test": signed.text, "plain.test": Self.zone("plain.test"),
      "bogus.test": Self.zone("bogus.test"),
    ])
    // bogus.test is not signed, although it has a DS record with the key of signed.test.
    let wrongAnchor = "bogus.test." + signed.anchor.drop { !$0.isWhitespace }
    resolver = try .unbound(
      before: authority.endpoint,
      zones: ["signed.test", "plain.test", "bogus.test", "broken.test"],
      anchors: [signed.anchor, wrongAnchor])
  }

  @Test func whatIsValidatedIsToldFromWhatIsOnlyAnswered() throws {
    var resolver = StubResolver(ResolverConfiguration(servers: [resolver.endpoint]))
    let questions = try [
      ("signed.test", .mx), ("_25._tcp.mx.signed.test", .tlsa), ("nothing.signed.test", .a),
      ("mx.signed.test", .aaaa), ("plain.test", .mx), ("bogus.test", .mx), ("broken.test", .mx),
      ("refused.invalid", .mx),
    ].map { (text: String, type: RecordType) in Question(try name(text), type) }
    let answers = try resolver.resolve(questions)
    #expect(
      answers.map { "\($0.question): \($0.outcome.rawValue) \($0.isValidated)" } == [
        "MX signed.test: found true", "TLSA _25._tcp.mx.signed.test: found true",
        "A nothing.signed.test: nxdomain true", "AAAA mx.signed.test: nodata true",
        "MX plain.test: found false", "MX bogus.test: servfail false",
        "MX broken.test: servfail false", "MX refused.invalid: refused false",
      ])
  }
}
