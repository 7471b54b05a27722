/// `list-comma`
enum ListComma: FileRule {
  static let description = RuleDescription(
    id: "list-comma", group: .style, severity: .info,
    summary: "commas between the items of a list",
    rationale: """
      Lists are separated by blanks nearly everywhere in the manual. The page of one module has \
      commas as well, so they work at least there.
      """,
    pages: [
      "content/momentum/4/config/ref-relay-hosts.md", "content/momentum/4/modules/opendkim.md",
    ], remedy: .safe,
    examples: [
      .reports("hot_domains = ( \"mill.example\"⟦,⟧ \"oak.example\", \"ash.example\" )"),
      .accepts("hot_domains = ( \"mill.example\" \"oak.example\" )"),
      .accepts("bounce_suppress_list = \"a@mill.example,b@mill.example\""),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tokens = file.tree.tokens
    var stray: Set<UInt32>?
    for node in file.tree.nodes where node.kind == .listOption {
      let range = TokenIndex(node.firstToken)..<TokenIndex(node.endToken)
      let commas = range.filter { tokens.kind($0) == .comma }
      guard !commas.isEmpty else { continue }
      let known = stray ?? strayCommas(of: file)
      stray = known
      let separators = commas.filter { !known.contains(tokens.start($0)) }
      if !separators.isEmpty { report(separators, in: file, &findings) }
    }
  }

  /// One finding for each list, however many commas it has.
  private static func report(
    _ commas: [TokenIndex], in file: ConfigurationFile, _ findings: inout Findings
  ) {
    let edits = commas.map { comma in
      let span = SourceSpan(file.id, file.tree.tokens.range(comma))
      let gap = file.tree.tokens.gap(before: comma + 1)
      // A comment that touches a word would belong to it.
      let isBlank = file.tree.source.bytes[gap.indices].first.map(ByteClass.isWhiteSpace) ?? false
      return Edit(replace: span, with: isBlank ? "" : " ")
    }
    findings.report(
      self, at: edits[0].span, "the items of a list are separated by commas",
      detail: "separate them with blanks", fix: Fix(isSafe: true, edits: edits))
  }

  private static func strayCommas(of file: ConfigurationFile) -> Set<UInt32> {
    Set(file.tree.problems.filter { $0.kind == .strayComma }.map(\.range.lowerBound))
  }
}
