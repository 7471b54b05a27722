/// `duplicate-key`
enum DuplicateKey: FileRule {
  static let description = RuleDescription(
    id: "duplicate-key", group: .suspicious, severity: .warning,
    summary: "a key that stands twice in one dictionary",
    rationale: """
      What the server makes of it is not documented; probably the later one holds. Keys are data, \
      so letter case matters.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("cluster { logs = [ panic = \"/a\" ⟦panic⟧ = \"/b\" ] }"),
      .accepts("cluster { logs = [ panic = \"/a\" Panic = \"/b\" ] }"),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tree = file.tree
    for node in tree.nodes.indices where tree.nodes[node].kind == .dictionaryOption {
      let statement = StatementSyntax(tree: tree, node: node)
      check(DictionarySyntax(statement: statement), in: file, &findings)
    }
  }

  private static func check(
    _ dictionary: DictionarySyntax, in file: ConfigurationFile, _ findings: inout Findings
  ) {
    var first: [String: TokenIndex] = [:]
    for pair in dictionary {
      let key = ScalarText.value(pair.key, in: file.tree)
      guard let earlier = first[key] else {
        first[key] = pair.key
        continue
      }
      let place = SourceSpan(file.id, file.tree.tokens.range(earlier))
      findings.report(
        self, at: SourceSpan(file.id, file.tree.tokens.range(pair.key)),
        "key `\(key)` stands twice",
        detail: "keep the one that is meant",
        related: [RelatedPlace("it stands here first", at: place)])
    }
  }
}
