/// `reroute-loop`
enum RerouteLoop: SettingRule {
  static let description = RuleDescription(
    id: "reroute-loop", group: .suspicious, severity: .error,
    summary: "mail is moved to a domain whose mail is moved too",
    rationale: """
      The guide sets "disabled" in the domain that mail is moved to, so that it is not moved \
      again; with a global `delayed_reroute_domain` this is the only way out. How often the server \
      moves a message is not documented: this toolkit moves it once (decision D-19).
      """,
    evidence: .decided, needsWhole: true, pages: [Page.xfer], remedy: .suggested,
    examples: [
      .reports(
        #"""
        delayed_reroute_domain = "⟦away.example⟧"
        domain "/^away[.]/" { routes = ( "192.0.2.10" ) }
        """#),
      .reports(
        #"""
        domain "oak.example" { reroute_domain = "⟦elm.example⟧" }
        domain "elm.example" { reroute_domain = "ash.example" }
        domain "ash.example" { routes = ( "192.0.2.10" ) }
        """#),
      .accepts(
        #"""
        delayed_reroute_domain = "away.example"
        domain "away.example" { routes = ( "192.0.2.10" ) delayed_reroute_domain = "disabled" }
        """#),
    ])

  static let interest = SettingInterest.options([.rerouteDomain, .delayedRerouteDomain])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.isLookedUp, let keyword = setting.keyword,
      let target = setting.rerouteTarget
    else { return }
    let global = findings.configuration.global
    let name = DomainName(target.text)
    guard let answer = findings.delivery.answer(keyword, in: global, for: name),
      let next = answer.setting, next.rerouteTarget != nil
    else { return }
    let stanza = global.child(.domain, name.stanzaLabel)
    let isOwn = next.isSame(as: setting)
    // A domain without any stanza is reported by another rule.
    let patterns = findings.delivery.options.patterns(in: global, matching: name)
    guard stanza != nil || !isOwn || patterns?.isEmpty != true else { return }
    let statement = "\(keyword) = \"disabled\""
    findings.report(
      self, at: target.textSpan, in: setting.scope,
      isOwn
        ? "mail is moved to `\(target.text)`, which the same option moves too"
        : "mail is moved to `\(target.text)`, whose mail is moved too",
      detail: "how often mail is moved is not documented; confroute moves it once (D-19); set "
        + "`\(statement)` in `\(name.stanzaHeader)`",
      related: isOwn ? [] : [RelatedPlace("its mail is moved by this", at: next.span)],
      fix: insertion(of: statement, keyword, setting, name, stanza).map { .suggestion($0) })
  }

  /// Writes `statement` into the stanza of `name`, which must not say otherwise, or into a new one.
  private static func insertion(
    of statement: String, _ keyword: Keyword, _ setting: Setting, _ name: DomainName,
    _ stanza: Scope?
  ) -> Edit? {
    guard let stanza else {
      // A word without a dot is rather a misspelt `disabled` than a domain.
      guard name.text.utf8.contains(UInt8(ascii: ".")) else { return nil }
      return setting.insertionAtTop(of: "\(name.stanzaHeader) { \(statement) }")
    }
    let last = stanza.settings.last { $0.fileID == setting.fileID }
    return stanza.sets(keyword) ? nil : last?.insertion(of: statement)
  }
}
