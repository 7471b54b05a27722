/// `ipv6-lookup-missing`
enum Ipv6LookupMissing: SettingRule {
  static let description = RuleDescription(
    id: "ipv6-lookup-missing", group: .suspicious, severity: .warning,
    summary: "IPv6 in 4.2 without the module that looks up its addresses",
    rationale: "In 4.2 the lookup is a module; from 4.3.0 on it is built in.",
    needsWhole: true, dependsOnVersion: true,
    pages: ["content/momentum/4/modules/ipv-6-lookup.md"], remedy: .suggested,
    examples: [
      .reports("use_ipv6 = ⟦true⟧", target: "4.2.1"),
      .reports("use_ipv6 = ⟦true⟧\nipv6_lookup { enabled = false }", target: "4.2.1"),
      .accepts("use_ipv6 = true\nipv6_lookup { }", target: "4.2.1"),
      .accepts("use_ipv6 = true"),
    ])

  static let interest = SettingInterest.options([.useIpv6])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let module = findings.configuration.module(.ipv6Lookup)
    guard !findings.target.isBefore("4.2"), findings.target.isBefore("4.3"),
      setting.scope.isGlobal, !setting.isReplaced, setting.isOn,
      !(module.map(Modules.isEnabled) ?? false)
    else { return }
    if let module { return report(setting, without: module, &findings) }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "there is no `\(Keyword.ipv6Lookup)`, which \(findings.target) needs for IPv6",
      detail: "load the module", absent: [.ipv6Lookup],
      fix: .suggestion(setting.insertion(of: "\(Keyword.ipv6Lookup) { }")))
  }

  /// Reports that `module` is switched off.
  private static func report(
    _ setting: Setting, without module: Scope, _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "`\(Keyword.ipv6Lookup)`, which \(findings.target) needs for IPv6, is switched off",
      detail: "switch the module on in its stanza",
      related: (module.setting(.enabled)?.span).map { [RelatedPlace("switched off here", at: $0)] }
        ?? [])
  }
}
