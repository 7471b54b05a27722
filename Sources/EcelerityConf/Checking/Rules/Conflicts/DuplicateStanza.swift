/// `duplicate-stanza`
enum DuplicateStanza: ScopeRule {
  static let description = RuleDescription(
    id: "duplicate-stanza", group: .style, severity: .info,
    summary: "a binding, domain or host that is opened twice in one file",
    rationale: """
      The contents are merged; that is documented for groups of bindings and inferred for the \
      others. It is easier to see in one place which value applies. In different files it is a \
      way of extending a stanza and is not reported.
      """,
    evidence: .inferred, pages: [Page.of(.bindingGroup)],
    examples: [
      .reports(
        #"""
        domain "oak.example" { tls = required }
        domain ⟦"oak.example"⟧ { gateway = "relay.example" }
        """#),
      .accepts(
        #"""
        domain "oak.example" { tls = required }
        domain "elm.example" { gateway = "relay.example" }
        """#),
      .accepts(
        "include \"more.conf\"\ndomain \"oak.example\" { tls = required }",
        with: ["more.conf": "domain \"oak.example\" { gateway = \"relay.example\" }"]),
    ])

  static let stanzas: [Keyword]? = [.binding, .domain, .host]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    for (header, first) in scope.laterOpenings where header.label == first.label {
      findings.report(
        self, at: header.labelSpan, in: scope.parent,
        "\(scope.name) `\(header.label ?? "")` is opened again",
        detail: "merge the two stanzas",
        related: [RelatedPlace("it is opened here first", at: first.labelSpan)])
    }
  }
}

extension Scope {
  /// The openings after the first one in the same file, each with the first of that file, without those that are read
  /// again because their file is included again.
  fileprivate var laterOpenings: [(header: StanzaHeader, first: StanzaHeader)] {
    guard isReopened else { return [] }
    var firsts: [FileID: StanzaHeader] = [:]
    var seen: Set<SourceSpan> = []
    var found: [(header: StanzaHeader, first: StanzaHeader)] = []
    for header in headers where seen.insert(header.span).inserted {
      if let first = firsts[header.span.file] {
        found.append((header, first))
      } else {
        firsts[header.span.file] = header
      }
    }
    return found
  }
}
