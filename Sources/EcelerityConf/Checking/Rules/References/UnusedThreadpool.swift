/// `unused-threadpool`
enum UnusedThreadpool: UnusedNameRule {
  static let description = RuleDescription(
    id: "unused-threadpool", group: .style, severity: .info,
    summary: "a thread pool of your own that no option names",
    rationale: """
      The server itself uses its built-in pools; others are used where an option names them. \
      Scripts may name one too, so the rule is silent where a module runs scripts.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.threadpool)],
    examples: [
      .reports(
        #"""
        threadpool ⟦"accept"⟧ { concurrency = 20 }
        threadpool "CPU" { concurrency = 20 }
        """#),
      .accepts(
        #"""
        threadpool "accept" { concurrency = 20 }
        esmtp_listener { listen ":25" { pool_name = "accept" } }
        """#),
    ])

  static let stanza = Keyword.threadpool
  static let isNamedByPolicy = true
}
