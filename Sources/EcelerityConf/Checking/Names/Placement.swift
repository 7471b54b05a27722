/// A rule about options that the table knows, but not in their scope.
///
/// Several such rules exist; only the first that claims an option reports it.
protocol PlacementRule: SettingRule {
  /// Whether the misplaced `setting` belongs to this rule, unless an earlier rule claims it.
  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool
  /// Reports `setting`.
  static func report(_ setting: Setting, of keyword: Keyword, _ findings: inout Findings)
}

extension PlacementRule {
  static var interest: SettingInterest { .misplaced }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword, Placement.claimant(of: setting, keyword) == self,
      Placement.isCertain(setting.scope)
    else { return }
    report(setting, of: keyword, &findings)
  }

  static func report(_ setting: Setting, of keyword: Keyword, _ findings: inout Findings) {
    reportMisplaced(setting, of: keyword, &findings)
  }

  /// Reports that the option is not valid in its scope, and where it is.
  static func reportMisplaced(
    _ setting: Setting, of keyword: Keyword, severity: Severity? = nil, _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(keyword)` is not valid in \(Placement.words(of: setting.scope))",
      detail: Placement.validScopes(of: keyword),
      severity: severity, page: OptionTable.rows(of: keyword).first { $0.kind == .option }?.page)
  }
}

/// The scopes in which options are valid, for the rules about misplaced ones.
enum Placement {
  /// The rules in the order in which they claim an option. The last one claims all.
  static let rules: [any PlacementRule.Type] = [
    EnabledVsEnable.self, RoutesInvalidScope.self, GatewayInvalidScope.self,
    DeliveryMethodInvalidScope.self, PortOptionInvalidScope.self, BindAddressInDomain.self,
    RollupOutsideHost.self, ProxyProtocolOutbound.self, GlobalOnlyOption.self,
    DomainGlobalOptionInBinding.self, HostOptionUnsupported.self, OptionNotValidInScope.self,
  ]

  static func claimant(
    of setting: Setting, _ keyword: Keyword
  ) -> (any PlacementRule.Type)? {
    rules.first { $0.claims(setting, of: keyword) }
  }

  /// Whether `scope` and those around it are stanzas that the table knows in their place; otherwise the stanza is
  /// reported instead.
  static func isCertain(_ scope: Scope) -> Bool {
    guard let path = scope.knownPath else { return false }
    return path.indices.allSatisfy {
      OptionTable.stanza(path[$0], at: Array(path[..<$0])) != nil
    }
  }

  /// Whether `keyword` is an option of the global scope only.
  static func isGlobalOnly(_ keyword: Keyword) -> Bool { Reach.of(keyword) == .global }

  /// Whether `keyword` is an option of domains and of the global scope only.
  static func isOfDomainAndGlobal(_ keyword: Keyword) -> Bool {
    Reach.of(keyword) == [.global, .domain]
  }

  /// The places where `keyword` is valid, for the detail of a message.
  static func validScopes(of keyword: Keyword) -> String {
    valid(in: scopes(of: keyword))
  }

  /// The clause that says that an option is valid in `scopes`.
  static func valid(in scopes: some Sequence<ScopePath>) -> String {
    let names = scopes.map(words).sorted()
    if names.count > 8 {
      let first = names.contains(words(.global)) ? words(.global) : names[0]
      return "it is valid in \(names.count) other places, such as \(first)"
    }
    return names.count < 2
      ? names.map { "it is valid in \($0) only" }.joined()
      : "it is valid in \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
  }

  /// The words for a place.
  static func words(_ scope: ScopePath) -> String {
    switch scope {
    case .global: "the global scope"
    case .anyModule: "every module"
    default: "`\(scope)`"
    }
  }

  /// The words for a scope: its name without its label.
  static func words(of scope: Scope) -> String {
    scope.isGlobal ? words(.global) : "`\(scope.name)`"
  }

  private static func scopes(of keyword: Keyword) -> Set<ScopePath> {
    Set(OptionTable.rows(of: keyword).filter { $0.kind == .option }.flatMap(\.scopes))
  }
}

extension Scope {
  /// Whether it is a binding or a group of bindings, or inside one.
  var isInBinding: Bool {
    let names = configuration.contents.shapes.paths[shape]
    return names.contains(NameID(Keyword.binding.rawValue))
      || names.contains(NameID(Keyword.bindingGroup.rawValue))
  }
}

/// The places where a keyword is an option, as far as rules distinguish them.
private struct Reach: OptionSet {
  let rawValue: UInt8

  static let global = Reach(rawValue: 1)
  static let domain = Reach(rawValue: 2)
  static let elsewhere = Reach(rawValue: 4)

  static func of(_ keyword: Keyword) -> Reach {
    var reach: Reach = []
    let domain = ScopePath(.domain)
    OptionTable.forEachScope(of: keyword) { scope in
      reach.insert(scope == .global ? .global : scope == domain ? .domain : .elsewhere)
    }
    return reach
  }
}
