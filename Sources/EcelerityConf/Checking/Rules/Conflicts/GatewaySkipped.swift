/// `gateway-skipped`
enum GatewaySkipped: SettingRule {
  static let description = RuleDescription(
    id: "gateway-skipped", group: .suspicious, severity: .error,
    summary: "a gateway or a list of routes whose addresses are all skipped",
    rationale: """
      Addresses in `skip_hosts` are skipped, and when none is left there is no valid host. The \
      page describes addresses of exchangers; that it applies to addresses in the configuration \
      is inferred.
      """,
    evidence: .inferred, pages: [Page.of(.skipHosts)],
    examples: [
      .reports(
        #"""
        skip_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { gateway = "⟦192.0.2.200⟧" }
        domain "elm.example" { routes = ( "⟦192.0.2.130⟧" ) }
        """#),
      .accepts(
        #"""
        skip_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { routes = ( "192.0.2.200" "192.0.2.20" ) }
        """#),
    ])

  static let interest = SettingInterest.options([.gateway, .routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.isLookedUp else { return }
    let hops = findings.delivery.literalHops(of: setting)
    let isAll =
      setting.keyword == .gateway
      || findings.delivery.routes(of: setting).count == hops.count
    guard let first = hops.first, isAll else { return }
    let skipped = findings.blocks(of: .skipHosts)
    guard let block = skipped.around(first.address),
      hops.dropFirst().allSatisfy({ skipped.around($0.address) != nil }),
      !findings.delivery.isUnused(setting)
    else { return }
    findings.report(
      self, at: first.text.textSpan, in: setting.scope,
      hops.count == 1
        ? "the only next hop is in `\(Keyword.skipHosts)`"
        : "all \(hops.count) next hops are in `\(Keyword.skipHosts)`",
      detail: "by inference no host is left; name another one, or remove the block from the list",
      related: [RelatedPlace("this skips it", at: block.span)])
  }
}
