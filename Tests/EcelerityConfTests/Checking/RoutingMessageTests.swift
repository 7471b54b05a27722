import Testing

@testable import EcelerityConf

/// The words and the severity of findings about routing.
struct RoutingMessageTests: RoutingRuleSuite {
  @Test func theDecidingPlaceIsShown() throws {
    let text = """
      binding "b" { gateway = "g.example" }
      domain "d.example" { routes = ( "r.example" ) }
      """
    let finding = try #require(try findings(text).first)
    #expect(finding.message == "gateway `g.example` of binding b applies to this domain")
    #expect(finding.detail.contains("inference") && finding.detail.contains("D-16"))
    #expect(finding.related.map { source(text, $0.span) } == ["\"g.example\""])
  }

  @Test func theMethodIsHonouredUnderOneReadingOnly() throws {
    let finding = try #require(try findings(RoutingRuleTests.oracles[0].text).first)
    #expect(finding.rule == "domain-options-ignored-by-gateway")
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("only by decision D-03"))
  }

  /// `smtp` resembles `lmtp` only in its letters: mail would be delivered differently.
  @Test(arguments: [
    ("smpt", true), ("esmtp", true), ("lmtp", false), ("LMTP", false), ("ecstream", false),
  ])
  func onlyWhatWasMeantIsSuggested(scheme: String, isSuggested: Bool) throws {
    let text = "domain d { routes = ( \"\(scheme)://a.example\" ) }"
    let finding = try #require(try findings(text).first)
    #expect(finding.rule == "route-unknown-scheme")
    #expect((finding.fix != nil) == isSuggested)
    let advice = isSuggested ? "did you mean `smtp`?" : "is chosen with `delivery_method`"
    #expect(finding.detail.hasSuffix(advice))
  }

  /// The detail contains the complete statement.
  @Test(arguments: [
    (
      "gateway = \"relay.example:587\"",
      "the manual has no port here (D-12); write `domain \"relay.example\" { remote_smtp_port = 587 }`"
    ),
    (
      "gateway = \"relay.example:24\"\ndelivery_method = LMTP",
      "the manual has no port here (D-12); write `domain \"relay.example\" { lmtp_port = 24 }`"
    ),
    (
      "gateway = \"relay.example:x\"",
      "the manual has no port here (D-12); set it in the stanza of the gateway's name"
    ),
  ])
  func aPortAfterAGatewayIsMoved(text: String, detail: String) throws {
    let finding = try #require(
      try findings(text).first { $0.rule == "gateway-port-suffix" })
    #expect(finding.detail == detail)
  }

  @Test(arguments: [
    ("domain \"é.example\" { }", "write it as in DNS, `xn--9ca.example`"),
    ("relay_domains = ( \"*.é.example\" )", "write it as in DNS, `*.xn--9ca.example`"),
    ("domain \"É.example\" { }", "write it as in DNS"),
  ])
  func aNameBeyondASCIIIsShownAsInDNS(text: String, detail: String) throws {
    let found = Linter().lint(try load(text)).first { $0.rule == "domain-non-ascii" }
    #expect(found?.detail == detail)
  }

  /// An address has no exchangers.
  @Test(arguments: [("d.example", "its exchangers"), ("192.0.2.7", "the address")])
  func aDomainIsItsOwnNextHop(name: String, nextHop: String) throws {
    let text = "domain \"\(name)\" { gateway = \"\(name)\" }"
    let finding = try #require(try findings(text).first { $0.rule == "gateway-self" })
    #expect(
      finding.detail == "by inference mail goes to \(nextHop) anyway; remove it")
  }

  @Test func severityFollowsTheForm() throws {
    #expect(try findings("gateway = \"[fe80::a00]:1\"").map(\.severity) == [.warning])
    #expect(try findings("gateway = \"relay.example:587\"").map(\.severity) == [.error])
    let zero = "domain \"d.example\" { routes = ( \"smtp://a.example?port=0\" ) }"
    #expect(try findings(zero).map(\.severity) == [.info])
  }

  private func source(_ text: String, _ span: SourceSpan) -> String {
    String(decoding: Array(text.utf8)[span.range.indices], as: UTF8.self)
  }
}
