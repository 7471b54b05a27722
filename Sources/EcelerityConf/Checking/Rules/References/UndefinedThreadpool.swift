/// `undefined-threadpool`
enum UndefinedThreadpool: ReferenceRule {
  static let description = RuleDescription(
    id: "undefined-threadpool", group: .suspicious, severity: .warning,
    summary: "an option that names a thread pool that is neither built in nor defined",
    rationale: """
      The server then uses the pool IO and logs a critical message. Names are taken to be \
      case-sensitive, like those of bindings; no page says so of pools.
      """,
    needsWhole: true, pages: ["content/momentum/4/esmtp-listener.md", Page.of(.threadpool)],
    remedy: .suggested,
    examples: [
      .reports(
        #"""
        threadpool "accept" { concurrency = 20 }
        esmtp_listener { listen ":25" { pool_name = "⟦acept⟧" } }
        ecstream_listener { pool_name = "accept" }
        """#),
      .reports(
        #"""
        threadpool "accept" { concurrency = 20 }
        esmtp_listener { pool_name = "⟦Accept⟧" }
        scriptlet "s" { gc_threadpool = "⟦cpu⟧" }
        """#),
      .accepts(
        #"""
        threadpool "accept" { concurrency = 20 }
        esmtp_listener { listen ":25" { pool_name = "accept" } }
        scriptlet "s" { gc_threadpool = "CPU" }
        """#),
    ])

  static let type = OptionType.threadpoolName
  static let stanza = Keyword.threadpool

  static func reportUndefined(
    _ name: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    guard !Keyword.threadpool.builtInLabels.contains(name.text) else { return }
    report(
      name, of: setting,
      detail: "the server uses the pool IO instead; define the pool", &findings)
  }
}
