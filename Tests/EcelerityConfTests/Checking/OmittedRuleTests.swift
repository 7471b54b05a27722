import Testing

@testable import EcelerityConf

/// Every planned rule exists, exists under another name, or is omitted with a reason.
struct OmittedRuleTests {
  @Test func everyIdOfTheCatalogueIsAccountedFor() {
    let shipped = Set(RuleCatalog.all.map { $0.description.id })
    let omitted = Set(OmittedRule.all.map(\.id))
    #expect(Set(Self.catalogue).subtracting(shipped).subtracting(omitted) == [])
    #expect(shipped.intersection(omitted) == [])
    #expect(Self.catalogue.count == Set(Self.catalogue).count)
  }

  @Test func whatIsLeftOutSaysWhyAndWhereElse() {
    #expect(OmittedRule.all.map(\.id) == OmittedRule.all.map(\.id).sorted())
    for rule in OmittedRule.all {
      #expect(rule.reason.hasSuffix("."), "\(rule.id)")
      #expect(
        !rule.pages.isEmpty && rule.pages.allSatisfy { $0.hasPrefix("content/") }, "\(rule.id)")
      if let other = rule.reportedBy { #expect(RuleCatalog.rule(other) != nil, "\(rule.id)") }
    }
  }

  @Test func everyKindOfValueIsJudgedOrSaidNotToBe() {
    let unjudged = UnjudgedType.all.map(\.type)
    #expect(unjudged.count == Set(unjudged).count)
    for type in OptionType.allCases where type != .scope {
      #expect(Self.judged.contains(type) != unjudged.contains(type), "\(type)")
    }
  }

  /// The types that rules about values check, by type or by the options that have them.
  private static let judged: Set<OptionType> = RuleCatalog.all.reduce(into: []) { types, rule in
    for subject in rule.subjects {
      guard case .settings(let rule) = subject.kind else { continue }
      switch rule.interest {
      case .types(let some): types.formUnion(some)
      case .options(let keywords):
        let special: Set<OptionType> = [.cipherList, .curveList, .protocolList, .routeList]
        let own = keywords.flatMap { OptionTable.rows(of: $0).map(\.type) }
        types.formUnion(special.intersection(own))
      default: break
      }
    }
  }

  private static let catalogue = """
    syntax-error unquoted-special-char hash-in-bare-value nested-block-comment
    unterminated-comment smart-quotes missing-list-parentheses list-comma list-for-scalar
    unquoted-regex-name binding-name-characters empty-stanza enabled-vs-enable include-cycle
    routes-invalid-scope routes-in-nested-domain gateway-invalid-scope
    delivery-method-invalid-scope port-option-invalid-scope bind-address-in-domain
    global-only-option domain-global-option-in-binding option-not-valid-in-scope
    unknown-option unknown-stanza stanza-invalid-parent host-option-unsupported
    rollup-outside-host cluster-limit-in-grouped-binding proxy-protocol-outbound
    pathway-group-as-container relay-hosts-in-peer binding-value-shadows-global-domain
    default-binding-as-parent host-limit-unset invalid-delivery-method invalid-enum
    invalid-boolean invalid-port invalid-throttle throttle-zero invalid-cidr cidr-host-bits
    ipv6-brackets-not-allowed invalid-bind-address binding-without-bind-address
    ehlo-hostname-unknown-token ehlo-hostname-not-fqdn timeout-zero timeout-unit-suspect
    push-response-exceeds-idle apn-idle-zero max-retry-interval-without-max-retries
    match-cache-size-zero dns-rate-limit-range mx-fallback-range dns-ttl-inverted
    large-connection-limit route-unknown-scheme route-unknown-query-key
    route-duplicate-query-key route-query-on-plain-item route-pref-out-of-range
    route-invalid-type route-invalid-ttl route-type-on-literal route-port-twice
    route-port-in-authority ipv6-missing-brackets gateway-port-suffix gateway-url
    invalid-domain-name domain-ipv6-form domain-trailing-dot domain-uppercase domain-non-ascii
    domain-glob hot-domain-invalid undefined-pathway pathway-references-group
    undefined-eventloop undefined-threadpool concurrency-exceeds-threadpool undefined-binding
    binding-name-case-mismatch duravip-follow-same-address missing-include
    include-hidden-or-nested include-twice local-changes-file-conflict
    local-changes-only-without-file missing-file option-without-module
    synthetic-domain-without-routes rollup-target-without-name reroute-target-undefined
    resolv-conf-rotate regex-invalid regex-missing-delimiter regex-unanchored-end
    regex-unanchored-start regex-unescaped-dot regex-uppercase-literal regex-double-backslash
    regex-shadowed regex-shadowed-by-exact regex-matches-nothing regex-matches-everything
    regex-is-literal regex-shared-throttle regex-host-version looks-like-regex
    gateway-and-routes-same-scope gateway-overrides-domain-routes
    global-routes-override-gateway domain-options-ignored-by-gateway gateway-self gateway-loop
    gateway-chain gateway-to-own-address gateway-prohibited gateway-skipped loopback-next-hop
    ecstream-with-routes ecstream-without-gateway push-without-routes route-scheme-mismatch
    lmtp-without-explicit-port lmtp-to-mx lmtp-port-25 port-option-unused
    routes-duplicate-item routes-empty routes-mx-only routes-mixed-preferences
    routes-pref-against-mx routes-mx-on-literal-domain best-mx-with-routes
    static-routes-with-routes reroute-loop rollup-loop blackhole-and-route suspended-globally
    all-bindings-suspended ipv6-next-hop-without-use-ipv6 prefer-ipv6-without-use-ipv6
    source-family-mismatch private-next-hop-public-source skip-and-prohibited-overlap
    domain-captured-by-module relay-hosts-any relay-hosts-wide open-relay
    relay-domains-glob-without-dot relay-domains-any no-prohibited-hosts tls-disabled
    tls-downgrade-below-parent tls-required-unverified tls-verify-without-ca
    tls-verify-without-tls tls-key-without-certificate tls-weak-protocol tls-no-protocol-left
    tls-weak-cipher tls-ciphers-wrong-engine tls13-unknown-suite tls13-suite-in-tls-ciphers
    curve-list-format smtp-method-with-tls-required auth-without-tls auth-incomplete
    plaintext-secret world-readable-secret control-socket-world-writable
    control-listener-unauthenticated proxy-protocol-exposed security-user-root
    mta-sts-without-ca enable-sts-without-use option-too-new deprecated-lock-method
    deprecated-crypto-engine deprecated-auth-module deprecated-dnsbuf
    deprecated-binding-group-option deprecated-mm7-options mm7-missing-http-host gcm-host-typo
    ipv6-lookup-redundant ipv6-lookup-missing delivery-method-default-changed
    tls-fallback-version restart-required routes-reload-delay global-routes
    binding-group-too-large match-cache-small many-regex-domains auth-without-dicts-in-memory
    throttle-pair-missing scope-limit-with-reserve partial-resolution event-loop-license-hint
    mx-delay-sensitive duplicate-option duplicate-option-identical duplicate-stanza
    binding-in-two-places duplicate-bind-address duplicate-list-item duplicate-listen
    domain-name-equivalent redundant-value event-loop-cpu-count
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}
