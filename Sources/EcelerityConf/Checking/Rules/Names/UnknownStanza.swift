/// `unknown-stanza`
enum UnknownStanza: ScopeRule {
  static let description = RuleDescription(
    id: "unknown-stanza", group: .correctness, severity: .error,
    summary: "a stanza that is neither a core scope nor a module of the manual",
    rationale: """
      The server refuses a stanza that nothing provides. An installation may have modules of its \
      own, however, so a name is an error only when it is one letter away from a known stanza or \
      is an option; otherwise it is a warning. Where an option lacks its value and a stanza with a \
      bare label follows, the name of the stanza is read as the value and the label as the name \
      of a stanza; the option is reported then. Modules that only release notes mention are \
      accepted.
      """,
    rewritesTokens: true,
    pages: [
      "content/momentum/4/executable/ec-dump-config.md",
      "content/momentum/4/modules/summary-all-modules.md",
      "content/momentum/4/4-module-config.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"⟦domian⟧ "mill.example" { tls = no }"#),
      .reports("⟦house_filter⟧ { level = 5 }"),
      .reports(#"domain "mill.example" { ⟦gateway⟧ { } }"#),
      .reports("⟦gateway⟧ =\ndomain mill.example { tls = no }"),
      .accepts(#"domain "mill.example" { tls = no }"#),
      .accepts("alerting { }"),
    ])

  /// Modules that have no page, only release notes.
  private static let modulesOfReleaseNotes: Set<String> = [
    "fcm", "generic_delivery", "http2clnt", "mc_logger", "regex_binding2", "spamc",
    "tls_session_reuse", "xfer",
  ]

  static func concerns(_ scope: Scope) -> Bool {
    let isKnown = scope.keyword.map(OptionTable.isKnownStanza) ?? false
    return !isKnown && !modulesOfReleaseNotes.contains(scope.name)
      && !(scope.parent?.isInUnknownStanza ?? false)
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard !findings.installation.modules.contains(scope.name),
      !ByteOrderMark.isHiding(in: scope.name)
    else { return }
    let suggestion = findings.options.suggestion(for: scope)
    for header in scope.headers { report(header, of: scope, suggestion, &findings) }
  }

  private static func report(
    _ header: StanzaHeader, of scope: Scope, _ suggestion: String?, _ findings: inout Findings
  ) {
    if let forgotten = ForgottenValue(before: header.syntax, at: scope.parent?.knownPath) {
      return report(forgotten, before: header, of: scope, &findings)
    }
    let name = header.shownName
    if scope.keyword != nil {
      return findings.report(
        self, at: header.nameSpan, in: scope.parent, "`\(name)` is an option, not a stanza",
        detail: "write `\(name) = …`")
    }
    let isTypo = suggestion.map { Spelling.isOneMistake(between: scope.name, and: $0) } ?? false
    findings.report(
      self, at: header.nameSpan, in: scope.parent,
      "stanza `\(name)` is not known" + Spelling.clause(suggestion),
      detail: isTypo
        ? "the server refuses the whole file"
        : scope.name == ExpectationFile.stanza
          ? "a file of expectations is for `confroute test`"
          : "if it is a module of your own, name it in `modules` of .conflint.conf",
      severity: isTypo ? .error : .warning,
      fix: suggestion.map { .suggestion(Edit(replace: header.nameSpan, with: $0)) })
  }

  /// Reports the option before `header` as the parser reports one that has no value.
  private static func report(
    _ forgotten: ForgottenValue, before header: StanzaHeader, of scope: Scope,
    _ findings: inout Findings
  ) {
    let problem = SyntaxProblem(.missingValue, at: forgotten.option)
    findings.report(
      self, at: SourceSpan(header.nameSpan.file, forgotten.option), in: scope.parent,
      problem.message(in: header.syntax.statement.tree), detail: problem.advice)
  }

  /// The stanzas that are valid in the place of `scope`, among them `modules` of the installation at the top level.
  static func candidates(for scope: Scope, with modules: Set<String>) -> [String] {
    guard scope.keyword == nil else { return [] }
    let path = scope.parent?.knownPath ?? []
    let known = OptionTable.stanzaRows.filter { row in row.parents.contains { $0.includes(path) } }
      .map(\.keyword.name)
    return scope.parent?.isGlobal ?? true ? known + modules.sorted() : known
  }
}
