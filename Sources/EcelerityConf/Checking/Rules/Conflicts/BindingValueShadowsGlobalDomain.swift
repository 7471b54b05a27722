/// `binding-value-shadows-global-domain`
enum BindingValueShadowsGlobalDomain: ConfigurationRule {
  static let description = RuleDescription(
    id: "binding-value-shadows-global-domain", group: .suspicious, severity: .warning,
    summary: "an option of a binding or group that global domains set to another value",
    rationale: """
      Options of a binding or a group take precedence over the stanza of a domain in the global \
      scope, so the domain's value does not apply to mail on that binding. To make it apply, \
      repeat the domain inside the binding. That a group takes precedence over the domain is \
      inferred (decision D-01). Not reported where domains inside the binding or its group, or \
      bindings inside the group, set the option for that mail. Only one domain is named, however \
      many there are.
      """,
    pages: [Page.fallback],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 ⟦message_expiration⟧ = 3600 }
        domain "oak.example" { message_expiration = 120 }
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
      .accepts(
        #"""
        binding "north" {
          bind_address = 192.0.2.1
          message_expiration = 3600
          domain "/[.]example$/" { message_expiration = 240 }
        }
        domain "oak.example" { message_expiration = 120 }
        """#),
      .accepts(
        #"""
        binding_group "g" {
          message_expiration = 3600
          binding "north" { bind_address = 192.0.2.1 message_expiration = 120 }
        }
        domain "oak.example" { message_expiration = 120 }
        """#),
    ])

  /// The most domains that are checked for one whose value does not apply.
  private static let maximumDomains = 16
  /// The most values of them: the domains with one value may get no mail on the binding.
  private static let maximumValues = 4

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    // Numbers, because a `Setting` costs reference counting of its configuration.
    var stronger: [SettingID] = []
    var options: KeywordSet = []
    let candidates = optionsOfDomains(findings)
    guard !candidates.isEmpty else { return }
    for setting in configuration.settings(of: candidates, in: [.binding, .bindingGroup]) {
      guard let keyword = setting.keyword, findings.row(for: setting) != nil else { continue }
      stronger.append(setting.id)
      options.insert(keyword)
    }
    guard !stronger.isEmpty else { return }
    let ofDomains = OptionsOfDomains(configuration, of: options)
    for id in stronger {
      let setting = Setting(configuration: configuration, id: id)
      guard let keyword = setting.keyword else { continue }
      let isSetInside = ofDomains.nested.contains(keyword)
      let hidden = ofDomains.samples(of: keyword, unlike: setting).first {
        $0.isHidden(by: setting, isSetInside, &findings.delivery)
      }
      if let hidden { report(setting, hiding: hidden.setting, &findings) }
    }
  }

  /// The options of domains that some domain sets.
  private static func optionsOfDomains(_ findings: Findings) -> KeywordSet {
    findings.optionsSetInDomains.filter {
      OptionTable.option($0, at: [.domain])?.kind == .option
    }
  }

  /// The first assignments of options in domains of the global scope, a few for each value.
  private struct OptionsOfDomains {
    private var samples: [Keyword: [[HiddenDomain]]] = [:]
    /// The options that domains inside of bindings or groups set.
    private(set) var nested: KeywordSet = []

    init(_ configuration: Configuration, of keywords: KeywordSet) {
      var complete: KeywordSet = []
      for setting in configuration.settings(of: keywords, in: [.domain]) {
        guard let keyword = setting.keyword,
          !complete.contains(keyword) || !nested.contains(keyword)
        else { continue }
        guard setting.scope.parent?.isGlobal ?? false else {
          nested.insert(keyword)
          continue
        }
        guard !complete.contains(keyword),
          // Other options beside a gateway of the domain are checked by another rule.
          keyword == .gateway || setting.scope.setting(.gateway) == nil
        else { continue }
        if !add(setting, keyword) { complete.insert(keyword) }
      }
    }

    /// Adds `setting`. Two values with enough domains are enough: one of them differs from the value that a binding sets.
    /// Returns whether more are needed.
    private mutating func add(_ setting: Setting, _ keyword: Keyword) -> Bool {
      var values = samples[keyword] ?? []
      if let known = values.firstIndex(where: { $0[0].setting.means(setting) }) {
        if values[known].count < maximumDomains {
          values[known].append(HiddenDomain(setting, keyword))
        }
      } else if values.count < maximumValues {
        values.append([HiddenDomain(setting, keyword)])
      }
      samples[keyword] = values
      return values.count(where: { $0.count == maximumDomains }) < 2
    }

    func samples(of keyword: Keyword, unlike setting: Setting) -> some Sequence<HiddenDomain> {
      (samples[keyword] ?? []).filter { !$0[0].setting.means(setting) }.joined()
    }
  }

  private static func report(
    _ setting: Setting, hiding domain: Setting, _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "this `\(setting.name)` overrides the value that \(domain.scope.title) sets",
      detail:
        "if the domain's value is meant, repeat it inside this `\(setting.scope.name)`"
        + (setting.scope.keyword == .bindingGroup
          ? "; by inference groups come first (D-01)" : ""),
      related: [RelatedPlace("this value does not apply here", at: domain.span)])
  }
}
