/// `unused-suppression`
enum UnusedSuppression: Rule {
  static let description = RuleDescription(
    id: "unused-suppression", group: .style, severity: .warning,
    summary: "a comment that should suppress a finding but suppresses none",
    rationale: """
      A suppression that outlives its finding hides the next mistake in its place; remove it. One \
      that is mistyped, or that names a group of rules, never suppressed anything. A name that \
      looks mistyped is corrected, with your consent unless the rule that was meant reports \
      something here; a group is replaced by those of its rules that do, with your consent; \
      everything else is removed. While only a part of the configuration is available, nothing is \
      reported about rules that depend on more than one statement. Nothing is reported about \
      rules that depend on the version of the server, because another version may need the \
      comment. When several nodes or main files read a comment, it is enough that one needs it.
      """,
    evidence: .decided, needsAllReaders: true, pages: [], remedy: .safe,
    examples: [
      .reports(
        """
        ⟦# conflint: allow unknown-option we test this⟧
        gateway = "relay.example"
        """),
      .reports(
        """
        # conflint: allow unknown-option,⟦invalid-enum⟧ we test this
        gatewey = "relay.example"
        """),
      .reports(
        """
        # conflint: allow ⟦unknown-optoin⟧ we test this
        gatewey = "relay.example"
        """),
      .accepts(
        """
        # conflint: allow unknown-option we test this
        gatewey = "relay.example"
        """),
    ])

  /// The findings for `suppression`, in which the names `unused` suppress nothing. Rules that are not in `judged` are
  /// ignored; `reported` returns the rules with findings in its reach.
  static func diagnostics(
    of suppression: Suppression, _ unused: [Suppression.Word], judged: Set<String>,
    reported: () -> [String]
  ) -> [Diagnostic] {
    guard !suppression.names.isEmpty else { return [diagnostic(ofBare: suppression)] }
    let idle = unused.filter { judged.contains($0.text) && !dependsOnVersion($0.text) }
    let unknown = unused.filter { RuleCatalog.rule($0.text) == nil }
    return (idle.isEmpty ? [] : [diagnostic(suppression, needlesslyAllowing: idle)])
      + unknown.map { diagnostic(suppression, of: $0, among: reported) }
  }

  /// The finding for a comment that begins like a suppression but has an unknown verb; nil where it names no rule, so
  /// that it may be an ordinary comment.
  static func diagnostic(ofStray stray: Suppression) -> Diagnostic? {
    guard !stray.names.isEmpty, stray.names.allSatisfy({ RuleCatalog.rule($0.text) != nil }) else {
      return nil
    }
    let verbs = Suppression.Verb.allCases.map(\.rawValue)
    let near = Spelling.suggestion(for: stray.word.text, among: verbs)
    let verb = near ?? Suppression.Verb.allow.rawValue
    return diagnostic(
      "`\(stray.word.text)` does not suppress anything" + Spelling.clause(near),
      "write `\(verb)`", at: stray.word.span,
      .suggestion(Edit(replace: stray.word.span, with: verb)))
  }

  private static func diagnostic(
    _ suppression: Suppression, needlesslyAllowing names: [Suppression.Word]
  ) -> Diagnostic {
    let isAll = names.count == suppression.names.count
    return diagnostic(
      "nothing here is reported by " + list(names.map(\.text)),
      isAll ? "remove the comment" : "leave it out of the comment",
      at: isAll ? suppression.span : names[0].span, .safe(suppression.removing(names)))
  }

  private static func diagnostic(ofBare suppression: Suppression) -> Diagnostic {
    diagnostic(
      "`\(suppression.word.text)` names no rule",
      "write which rule is allowed, or remove the comment",
      at: suppression.span, .safe(suppression.removing([])))
  }

  /// The finding for a name that is not a rule.
  private static func diagnostic(
    _ suppression: Suppression, of name: Suppression.Word, among reported: () -> [String]
  ) -> Diagnostic {
    if let group = RuleGroup(rawValue: name.text) {
      return diagnostic(suppression, of: name, group, among: reported())
    }
    if OmittedRule.named(name.text) != nil {
      return diagnostic(
        "rule `\(name.text)` is left out and reports nothing", "remove it", at: name.span,
        .safe(suppression.removing([name])))
    }
    let ids = RuleCatalog.all.lazy.map { $0.description.id }
    guard let near = Spelling.suggestion(for: name.text, among: ids) else {
      return diagnostic(
        "rule `\(name.text)` does not exist", "remove it; --list-rules lists all rules",
        at: name.span,
        .safe(suppression.removing([name])))
    }
    let edit = Edit(replace: name.span, with: near)
    // If that rule reports something here, it was meant.
    return diagnostic(
      "rule `\(name.text)` does not exist" + Spelling.clause(near),
      "this name suppresses nothing",
      at: name.span, reported().contains(near) ? .safe(edit) : .suggestion(edit))
  }

  private static func diagnostic(
    _ suppression: Suppression, of name: Suppression.Word, _ group: RuleGroup,
    among reported: [String]
  ) -> Diagnostic {
    let members = reported.filter { RuleCatalog.rule($0)?.description.group == group }
    return diagnostic(
      "`\(name.text)` is a group, and only single rules are allowed",
      members.isEmpty ? "none of its rules reports anything here" : "write " + list(members),
      at: name.span,
      members.isEmpty
        ? .safe(suppression.removing([name]))
        : .suggestion(Edit(replace: name.span, with: members.joined(separator: ","))))
  }

  private static func dependsOnVersion(_ name: String) -> Bool {
    RuleCatalog.rule(name)?.description.dependsOnVersion ?? false
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func diagnostic(
    _ message: String, _ detail: String, at span: SourceSpan, _ fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      rule: description.id, severity: description.severity, message: message, detail: detail,
      span: span, fix: fix)
  }
}
