/// `concurrency-exceeds-threadpool`
enum ConcurrencyExceedsThreadpool: ScopeRule {
  static let description = RuleDescription(
    id: "concurrency-exceeds-threadpool", group: .suspicious, severity: .warning,
    summary: "a listener with more accepting threads than its pool has",
    rationale: """
      The threads that accept connections come from the pool named by `pool_name`, so a listener \
      never gets more than that pool has.
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
    guard ownPool != nil || ownNumber != nil,
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

  private static func outer(_ keyword: Keyword, _ scope: Scope) -> Setting? {
    guard let parent = scope.parent, !parent.isGlobal else { return nil }
    return parent.setting(keyword)
  }
}
