/// `duplicate-key`
enum DuplicateKey: FileRule {
  static let description = RuleDescription(
    id: "duplicate-key", group: .suspicious, severity: .warning,
    summary: "a key that appears twice in one dictionary",
    rationale: """
      The server's behavior is not documented; probably the later one applies. Keys are data, so \
      letter case matters.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("cluster { logs = [ panic = \"/a\" ⟦panic⟧ = \"/b\" ] }"),
      .accepts("cluster { logs = [ panic = \"/a\" Panic = \"/b\" ] }"),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tree = file.tree
    let nodes = tree.nodes
    for node in nodes.indices where nodes[node].kind == .dictionaryOption {
      let statement = StatementSyntax(tree: tree, node: node)
      check(DictionarySyntax(statement: statement), in: file, &findings)
    }
  }

  private static func check(
    _ dictionary: DictionarySyntax, in file: ConfigurationFile, _ findings: inout Findings
  ) {
    var keys = DictionaryKeys(of: dictionary, in: file)
    for (index, pair) in dictionary.enumerated() {
      let key = RawScalar(pair.key, of: file.tree, in: file.id)
      guard let earlier = keys.first(like: key, at: index) else { continue }
      findings.report(
        self, at: key.span, "key \(key.shown) appears twice",
        detail: "keep the one that is meant",
        related: [RelatedPlace("it appears here first", at: earlier.span)])
    }
  }
}
