/// A rule about one flaw of addresses and blocks, in lists of them and in the labels of `peer` and `topology`.
protocol AddressBlockRule: SettingRule, ScopeRule {
  static func check(
    _ flaw: AddressBlockFlaw, of item: RawScalar, in scope: Scope, _ findings: inout Findings)
}

extension AddressBlockRule {
  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }
  static var interest: SettingInterest { .types([.cidrList]) }
  static var stanzas: [Keyword]? { [.peer, .topology] }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard case .list(let items) = setting.syntax.value else { return }
    let tree = setting.tree
    for token in items {
      check(RawScalar(token, of: tree, in: setting.fileID), in: setting.scope, &findings)
    }
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    for header in scope.headers {
      if let label = header.rawLabel { check(label, in: scope, &findings) }
    }
  }

  private static func check(_ item: RawScalar, in scope: Scope, _ findings: inout Findings) {
    guard let flaw = item.addressBlockFlaw, !item.isReportedElsewhere else { return }
    check(flaw, of: item, in: scope, &findings)
  }
}
