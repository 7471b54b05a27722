/// `reroute-target-undefined`
enum RerouteTargetUndefined: SettingRule {
  static let description = RuleDescription(
    id: "reroute-target-undefined", group: .suspicious, severity: .warning,
    summary: "mail is moved to a domain that has no stanza",
    rationale: """
      The guide moves mail to a domain made for it, whose stanza sets where it goes. Without a \
      stanza the global settings apply, and the name is looked up in DNS.
      """,
    needsWhole: true, pages: [Page.xfer],
    examples: [
      .reports(#"domain "oak.example" { reroute_domain = "⟦away.example⟧" }"#),
      .accepts(##"domain "oak.example" { reroute_domain = "#hop" }"##),
      .accepts(
        #"""
        domain "away.example" { routes = ( "192.0.2.10" ) }
        domain "oak.example" { reroute_domain = "away.example" }
        """#),
      .accepts(#"domain "oak.example" { reroute_domain = "disabled" }"#),
    ])

  static let interest = SettingInterest.options([.rerouteDomain, .delayedRerouteDomain])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // Names with `#` are checked by another rule.
    guard !setting.isReplaced, setting.isLookedUp, let target = setting.rerouteTarget,
      !target.text.hasPrefix("#")
    else { return }
    let global = findings.configuration.global
    let name = DomainName(target.text)
    guard global.child(.domain, name.stanzaLabel) == nil,
      let patterns = findings.delivery.options.patterns(in: global, matching: name),
      patterns.isEmpty
    else { return }
    findings.report(
      self, at: target.textSpan, in: setting.scope,
      "mail is moved to `\(target.text)`, which has no stanza",
      detail: "add `\(name.stanzaHeader)` with the routes of that mail")
  }
}
