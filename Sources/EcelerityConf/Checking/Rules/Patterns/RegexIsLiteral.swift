/// `regex-is-literal`
enum RegexIsLiteral: PatternRule {
  static let description = RuleDescription(
    id: "regex-is-literal", group: .style, severity: .info,
    summary: "a regular expression that matches only one name",
    rationale: """
      A stanza of that exact name is found faster. It also takes precedence over all expressions, \
      which makes a difference where an earlier one matches the name too; then the fix needs \
      consent. It also needs consent in a configuration of several files, because other nodes and \
      main files may read other files. There is none where the name has a stanza, whose values \
      apply instead of these, nor for one of several stanzas of the expression.
      """,
    pages: [Page.of(.domain)], remedy: .safe,
    examples: [
      .reports(#"domain ⟦"/^mill[.]example$/"⟧ { max_outbound_connections = 5 }"#),
      .reports(#"host ⟦"/^mx\.mill\.example\z/"⟧ { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?:^|[.])mill[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard let name = label.language?.onlyName, let keyword = scope.keyword,
      let parent = scope.parent
    else { return }
    guard DomainLabel(name) == .valid, name == name.lowercased() else { return }
    let exact = parent.child(keyword, name)
    let isFirst = findings.leadingLiterals.contains(scope.id)
    let isSafe = parent.configuration.isOneFile && isFirst
    let edit = exact == nil && !scope.isReopened ? label.raw.replaced(by: name) : nil
    findings.report(
      self, at: label.raw.span, in: scope, "only `\(name)` matches this",
      detail: advice(on: scope, name, hasExact: exact != nil, isFirst: isFirst),
      related: (exact?.header).map { [RelatedPlace("the stanza of the name", at: $0.span)] } ?? [],
      fix: edit.map { isSafe ? .safe($0, changing: .spelling) : .suggestion($0) })
  }

  private static func advice(
    on scope: Scope, _ name: String, hasExact: Bool, isFirst: Bool
  ) -> String {
    if hasExact { return "move what is missing into the stanza `\(name)`; its values apply first" }
    if scope.isReopened { return "name all stanzas of the expression `\(name)`" }
    return isFirst
      ? "name the stanza `\(name)`"
      : "name the stanza `\(name)`; then it comes before the expressions above it, "
        + "which changes values where they match the name too"
  }
}
