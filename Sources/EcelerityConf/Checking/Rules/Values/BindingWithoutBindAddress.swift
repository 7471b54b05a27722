/// `binding-without-bind-address`
enum BindingWithoutBindAddress: ConfigurationRule {
  static let description = RuleDescription(
    id: "binding-without-bind-address", group: .suspicious, severity: .warning,
    summary: "a binding for which no scope sets the source address",
    rationale: """
      Without an address in the binding, its group or the global scope the kernel chooses the \
      source, so the binding does not separate anything. The group of a binding outside groups is \
      `default` (decision D-09). Not reported for the binding `default`, \
      nor where a proxy sends the mail (`ha_proxy_server`) from the address that \
      `ha_proxy_src_addr` names.
      """,
    needsWhole: true, pages: [Page.of(.bindAddress), Page.of(.haProxyServer)],
    examples: [
      .reports(#"binding ⟦"north"⟧ { max_outbound_connections = 5 }"#),
      .accepts(#"binding "north" { bind_address = 192.0.2.1 }"#),
      .accepts(#"binding_group "g" { bind_address = 192.0.2.1 binding "north" { tls = no } }"#),
      .accepts(
        #"""
        binding_group "default" { bind_address = 192.0.2.1 }
        binding "north" { tls = no }
        """#),
      .accepts(
        #"binding "north" { ha_proxy_server = "192.0.2.9:5000" ha_proxy_src_addr = 192.0.2.1 }"#),
      .accepts("bind_address = \"*\"\nbinding \"north\" { tls = no }"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.global.setting(.bindAddress) == nil else { return }
    let implicit = configuration.global.child(.bindingGroup, RouteQuery.defaultGroup)
    let isInImplicit = implicit.map(hasSource) ?? false
    let isBare = { (scope: Scope) in
      !hasSource(scope) && !(scope.parent.map(hasSource) ?? true) && scope.takesPartInDelivery
        && !(isInImplicit && scope.parent?.isGlobal ?? false)
    }
    let bare = configuration.scopes(of: .binding).filter(isBare)
    guard !bare.isEmpty else { return }
    // A binding may be opened both beside its group and inside it.
    var named: Set<String> = [RouteQuery.defaultBinding]
    for scope in configuration.scopes(of: .binding) {
      guard let parent = scope.parent, hasSource(scope) || hasSource(parent) else { continue }
      if let label = scope.label { named.insert(label) }
    }
    for scope in bare {
      guard let label = scope.label, !named.contains(label) else { continue }
      guard let header = scope.header, !(header.rawLabel?.isReportedElsewhere ?? true) else {
        continue
      }
      findings.report(
        self, at: header.labelSpan, in: scope, "binding `\(label)` has no `\(Keyword.bindAddress)`",
        detail: "set it in the binding or its group, or in the global scope", absent: sources)
    }
  }

  /// The options that determine the source.
  private static let sources: [Keyword] = [.bindAddress, .bindAddressSecondary, .haProxyServer]

  private static func hasSource(_ scope: Scope) -> Bool {
    sources.contains { scope.setting($0) != nil }
  }
}
