/// `concurrency-exceeds-threadpool`
enum ConcurrencyExceedsThreadpool: ScopeRule {
  static let description = RuleDescription(
    id: "concurrency-exceeds-threadpool", group: .suspicious, severity: .warning,
    summary: "a listener with more accepting threads than its pool has",
    rationale: """
      The threads that accept connections come from the pool named by `pool_name`, so a listener \
      never gets more than that pool has. What no socket takes from its listener, or only sockets \
      that are switched off, is not reported.
      """,
    pages: ["content/momentum/4/esmtp-listener.md"],
    examples: [
      .reports(
        #"""
        threadpool "accept" { concurrency = 10 }
        esmtp_listener { listen ":25" { pool_name = "accept" concurrency = ⟦20⟧ } }
        """#),
      .reports(
        #"""
        threadpool "accept" { concurrency = 10 }
        esmtp_listener {
          pool_name = "accept"
          listen ":25" { concurrency = ⟦11⟧ }
        }
        """#),
      .accepts(
        #"""
        threadpool "accept" { concurrency = 10 }
        esmtp_listener { listen ":25" { pool_name = "accept" concurrency = 10 } }
        """#),
      .accepts(
        #"""
        threadpool "accept" { concurrency = 10 }
        esmtp_listener {
          pool_name = "accept"
          concurrency = 20
          listen ":25" { concurrency = 5 }
        }
        """#),
    ])

  /// A stanza in which a pool and a number of threads may be set.
  static func concerns(_ scope: Scope) -> Bool {
    let path = scope.knownPath ?? []
    return OptionTable.option(.poolName, at: path) != nil
      && OptionTable.option(.concurrency, at: path) != nil
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    let (ownPool, ownNumber) = (scope.setting(.poolName), scope.setting(.concurrency))
    // When both are inherited, the outer stanza is reported.
    guard ownPool != nil || ownNumber != nil, isUsed(scope),
      let name = ownPool ?? outer(.poolName, scope),
      let threads = ownNumber ?? outer(.concurrency, scope), let wanted = threads.rawScalar,
      let label = name.value.text, let pool = findings.names.stanzas(.threadpool)[label],
      let size = pool.setting(.concurrency), let limit = size.rawScalar?.integer, limit > 0,
      let number = wanted.integer, number > limit
    else { return }
    findings.report(
      self, at: wanted.innerSpan, in: scope,
      "\(number) threads are requested from the pool `\(label)`, which has \(limit)",
      detail: "lower the number, or enlarge the pool",
      related: [RelatedPlace("the size of the pool", at: size.valueSpan)])
  }

  /// Whether a socket that is switched on has the pool and the number of `scope`: it is one, or holds one that sets
  /// neither. A listener without sockets may get them elsewhere.
  private static func isUsed(_ scope: Scope) -> Bool {
    let inner = scope.children.filter { $0.keyword == .listen }
    guard !inner.isEmpty else { return scope.isSwitchedOn }
    return inner.contains { $0.isSwitchedOn && !$0.sets(.poolName) && !$0.sets(.concurrency) }
  }

  private static func outer(_ keyword: Keyword, _ scope: Scope) -> Setting? {
    guard let parent = scope.parent, !parent.isGlobal else { return nil }
    return parent.setting(keyword)
  }
}
