/// `rollup-target-without-name`
enum RollupTargetWithoutName: ConfigurationRule {
  static let description = RuleDescription(
    id: "rollup-target-without-name", group: .correctness, severity: .error,
    summary: "one of `rollup_mx` and `rollup_mx_name` without the other",
    rationale: """
      The first option queues mail for an exchanger under another domain, the second names the \
      domain; neither works alone. A host inside a binding or a group may have the other one \
      outside it, and so may a name that a regular expression matches. An expression that rolls \
      up needs a domain for all of its names.
      """,
    needsWhole: true, pages: [Page.of(.rollupMx), Page.of(.rollupMxName)],
    examples: [
      .reports(#"host "mx.oak.example" { ⟦rollup_mx⟧ = true }"#),
      .reports(#"host "mx.oak.example" { ⟦rollup_mx_name⟧ = "pool.example" }"#),
      .accepts(#"host "mx.oak.example" { rollup_mx = true rollup_mx_name = "pool.example" }"#),
      .reports(
        #"binding "b" { bind_address = 192.0.2.1 host "mx.oak.example" { ⟦rollup_mx⟧ = true } }"#),
      .reports(#"host "mx.oak.example" { ⟦rollup_mx⟧ = true rollup_mx_name = "" }"#),
      .reports(
        #"""
        host "/^mx[0-9]+[.]oak[.]example$/" { ⟦rollup_mx⟧ = true }
        host "mx1.oak.example" { rollup_mx_name = "pool.example" }
        """#),
      .accepts(
        #"""
        host "/^mx[12][.]oak[.]example$/" { rollup_mx = true }
        host "mx1.oak.example" { rollup_mx_name = "pool.example" }
        host "mx2.oak.example" { rollup_mx_name = "pool.example" }
        """#),
      .accepts(#"host "mx.oak.example" { rollup_mx = false }"#),
      .accepts(
        #"""
        host "mx.oak.example" { rollup_mx_name = "pool.example" }
        binding "b" { bind_address = 192.0.2.1 host "mx.oak.example" { rollup_mx = true } }
        """#),
      .accepts(
        #"""
        host "mx.oak.example" { rollup_mx_name = "pool.example" rollup_mx = false }
        binding_group "g" { binding "b" { host "mx.oak.example" { rollup_mx = true } } }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let settings = configuration.settings(of: [.rollupMx, .rollupMxName], in: [.host])
      .filter { $0.scope.isNamedByDomain && !isEmptyName($0) }
    var all = Halves()
    var outermost = Halves()
    for setting in settings {
      all.add(setting)
      if isOutermost(setting.scope) { outermost.add(setting) }
    }
    for setting in settings {
      let (scope, other) = (setting.scope, otherHalf(of: setting))
      // A host in a binding or a group may take the other option from a host outside it, and a name outside is used
      // when a host inside rolls up. Mail on other bindings is rolled up by the hosts outside alone.
      let halves = isOutermost(scope) && other == .rollupMxName ? outermost : all
      if scope.setting(other).map(isEmptyName) ?? true, !halves.contain(other, for: scope) {
        report(setting, without: other, &findings)
      }
    }
  }

  /// The hosts with each of the two options. Regular expressions are not matched: one may have the option for any
  /// name, and any host may roll up one of its names.
  private struct Halves {
    private var labels: [Keyword: Set<String>] = [:]
    private var patterns: Set<Keyword> = []

    mutating func add(_ setting: Setting) {
      guard let keyword = setting.keyword, let label = setting.scope.label else { return }
      if setting.scope.isPattern { patterns.insert(keyword) }
      labels[keyword, default: []].insert(LabelKey.make(label, of: .host))
    }

    /// Whether a host that may have the name of `scope` sets the option; for the domain of a regular expression, whether
    /// hosts that may have all of its names do.
    func contain(_ half: Keyword, for scope: Scope) -> Bool {
      guard let labels = labels[half], let label = scope.label else { return false }
      if patterns.contains(half) { return true }
      guard scope.isPattern else { return labels.contains(LabelKey.make(label, of: .host)) }
      return half == .rollupMx || Halves.names(of: scope)?.allSatisfy(labels.contains) ?? false
    }

    /// The names that the regular expression of `host` matches, if they can be listed.
    static func names(of host: Scope) -> [String]? {
      guard let language = host.header?.rawLabel.flatMap(PatternLabel.init)?.language,
        case .nothing = language.front
      else { return nil }
      return language.texts.map {
        LabelKey.make(String(decoding: $0, as: UTF8.self), of: .host)
      }
    }
  }

  /// Whether hosts beside the regular expression of `setting` set `rollup_mx` for each of its names.
  private static func isReplacedByNames(_ setting: Setting) -> Bool {
    guard setting.scope.isPattern, let names = Halves.names(of: setting.scope) else { return false }
    return names.allSatisfy {
      setting.scope.parent?.child(.host, $0)?.sets(.rollupMx) ?? false
    }
  }

  /// Whether it names no domain.
  private static func isEmptyName(_ setting: Setting) -> Bool {
    setting.keyword == .rollupMxName && setting.rawScalar?.inner.isEmpty ?? false
  }

  private static func isOutermost(_ host: Scope) -> Bool { host.parent?.isGlobal ?? false }

  private static func otherHalf(of setting: Setting) -> Keyword {
    setting.keyword == .rollupMx ? .rollupMxName : .rollupMx
  }

  private static func report(
    _ setting: Setting, without other: Keyword, _ findings: inout Findings
  ) {
    if other == .rollupMx {
      findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "`\(Keyword.rollupMxName)` is set, but mail is not rolled up",
        detail: "set `\(other)` to true",
        absent: [other])
    } else if setting.isOn, !isReplacedByNames(setting) {
      findings.report(
        self, at: setting.nameSpan, in: setting.scope, "mail is rolled up, but no domain is set",
        detail: "set it with `\(other)`", absent: [other])
    }
  }
}
