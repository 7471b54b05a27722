/// `binding-value-shadows-global-domain`
enum BindingValueShadowsGlobalDomain: ConfigurationRule {
  static let description = RuleDescription(
    id: "binding-value-shadows-global-domain", group: .suspicious, severity: .warning,
    summary: "an option of a domain that a binding or group sets to another value",
    rationale: """
      What a binding or a group sets comes before the stanza of a domain in the global scope, so the \
      domain's value does not hold for mail on that binding. To have it hold, repeat the domain \
      inside the binding. That a group comes before the domain is inferred (decision D-01). One \
      binding is named, however many there are.
      """,
    pages: [Page.fallback],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 message_expiration = 3600 }
        domain "oak.example" { ⟦message_expiration⟧ = 120 }
        """#),
      .accepts(
        #"""
        binding "north" {
          bind_address = 192.0.2.1
          message_expiration = 3600
          domain "oak.example" { message_expiration = 120 }
        }
        domain "oak.example" { message_expiration = 120 }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 message_expiration = 120 }
        domain "oak.example" { message_expiration = 120 }
        """#),
    ])

  /// The assignments of one option in bindings and groups; more than these are not looked at.
  private static let maximumBindings = 8

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let ofBindings = settings(of: configuration)
    guard !ofBindings.isEmpty else { return }
    for domain in configuration.global.children where domain.keyword == .domain {
      for setting in domain.settings where !setting.isReplaced {
        guard let keyword = setting.keyword, let others = ofBindings[keyword],
          // What a gateway of the domain makes of its other options is told elsewhere.
          keyword == .gateway || domain.setting(.gateway) == nil
        else { continue }
        let stronger = others.first { other in
          !other.value.means(setting.value) && !isRepeated(domain, keyword, in: other.scope)
        }
        if let stronger { report(setting, behind: stronger, &findings) }
      }
    }
  }

  private static func settings(of configuration: Configuration) -> [Keyword: [Setting]] {
    var found: [Keyword: [Setting]] = [:]
    for setting in configuration.allSettings where !setting.isReplaced {
      guard let keyword = setting.keyword,
        setting.scope.keyword == .binding || setting.scope.keyword == .bindingGroup,
        found[keyword, default: []].count < maximumBindings,
        let path = setting.scope.knownPath, OptionTable.option(keyword, at: path)?.kind == .option,
        OptionTable.option(keyword, at: [.domain])?.kind == .option
      else { continue }
      found[keyword, default: []].append(setting)
    }
    return found
  }

  /// Whether the binding, or the group around it, has the domain with the option.
  private static func isRepeated(
    _ domain: Scope, _ keyword: Keyword, in scope: Scope
  ) -> Bool {
    var container: Scope? = scope
    while let current = container, !current.isGlobal {
      if current.child(.domain, domain.label)?.setting(keyword) != nil { return true }
      container = current.parent
    }
    return false
  }

  private static func report(
    _ setting: Setting, behind stronger: Setting, _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(setting.name)` has another value in \(stronger.scope.title), which comes first there",
      detail: "repeat the domain with its value inside of `\(stronger.scope.name)`, if it is meant"
        + (stronger.scope.keyword == .bindingGroup
          ? "; by inference groups come first (D-01)" : ""),
      related: [RelatedPlace("this value holds there", at: stronger.span)])
  }
}
