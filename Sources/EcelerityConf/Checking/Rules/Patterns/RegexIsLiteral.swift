/// `regex-is-literal`
enum RegexIsLiteral: PatternRule {
  static let description = RuleDescription(
    id: "regex-is-literal", group: .style, severity: .info,
    summary: "a regular expression that matches only one name",
    rationale: """
      A stanza of that exact name is found faster. It also takes precedence over all expressions, \
      which makes a difference where an earlier one matches the name too; then the fix needs \
      consent. It also needs consent in a configuration of several files, because other nodes and \
      main files may read other files.
      """,
    pages: [Page.of(.domain)], remedy: .safe,
    examples: [
      .reports(#"domain ⟦"/^mill[.]example$/"⟧ { max_outbound_connections = 5 }"#),
      .reports(#"host ⟦"/^mx\.mill\.example\z/"⟧ { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?:^|[.])mill[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard let language = label.language, language.front == .nothing,
      language.texts.count == 1, let keyword = scope.keyword, let parent = scope.parent
    else { return }
    let name = String(decoding: language.texts[0], as: UTF8.self)
    guard DomainLabel(name) == .valid, name == name.lowercased() else { return }
    let isAlone =
      parent.configuration.isOneFile && scope.headers.count == 1
      && parent.child(keyword, name) == nil
      && parent.configuration.patternChildren[parent.id]?.first == scope.id
    let fix = label.raw.replaced(by: name).map {
      isAlone ? Fix.safe($0, changing: .spelling) : .suggestion($0)
    }
    findings.report(
      self, at: label.raw.span, in: scope, "only `\(name)` matches this",
      detail: "name the stanza `\(name)`", fix: fix)
  }
}
