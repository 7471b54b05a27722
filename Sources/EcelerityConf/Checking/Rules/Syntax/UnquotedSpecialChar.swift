/// `unquoted-special-char`
enum UnquotedSpecialChar: FileRule, SyntaxRule {
  static let description = RuleDescription(
    id: "unquoted-special-char", group: .style, severity: .warning,
    summary: "a bare value with a character that needs quotes",
    rationale: """
      The manual requires quotes around a value that contains white space or one of `# / " ' = { \
      } [ ] ( )`. Its own samples have paths and networks without quotes, so a slash alone is \
      only a hint. An address in brackets would be read as a dictionary, which is an error.
      """,
    rewritesTokens: true,
    pages: ["content/momentum/4/conf-overview.md", "content/momentum/4/listeners.md"],
    remedy: .safe,
    examples: [
      .reports("tls_ca = ⟦/etc/certs/ca.pem⟧"),
      .reports("relay_hosts = ( ⟦192.0.2.0/24⟧ 198.51.100.7 )"),
      .reports("control_listener { listen ⟦/run/console⟧ { } }"),
      .reports("domain \"d.example\" { routes = ( ⟦smtp://192.0.2.4?pref=10⟧ ) }"),
      .reports("gateway = ⟦[2001:db8::1]⟧"),
      .reports("esmtp_listener { listen ⟦[::]:25⟧ { enable = true } }"),
      .accepts("tls_ca = \"/etc/certs/ca.pem\""),
      .accepts("relay_hosts = ( 198.51.100.7 )"),
    ])

  static let subjects: [RuleSubject] = [
    .files(UnquotedSpecialChar.self), .syntax(UnquotedSpecialChar.self),
  ]
  static let problems: [SyntaxProblem.Kind] = [.equalsInsideWord, .bareBrackets]

  /// The page on listeners requires quotes around an address in brackets.
  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    problem.kind == .bareBrackets ? .error : description.severity
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    Fix.quoting(problem.range, in: file)
  }

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tree = file.tree
    let bytes = tree.source.bytes
    var nextStatement = 0
    let tokens = tree.tokens
    let nodes = tree.nodes
    // Few words have a slash, and only for those the place matters.
    var nextSlash = 0
    for index in 0..<tokens.count where tokens.kind(index) == .word {
      let range = tokens.range(index).indices
      if nextSlash < range.lowerBound {
        guard let found = slash.first(in: bytes, range.lowerBound..<bytes.count) else { return }
        nextSlash = found.lowerBound
      }
      guard nextSlash < range.upperBound else { continue }
      while nextStatement < nodes.count, nodes[nextStatement].firstToken < index {
        nextStatement += 1
      }
      guard !isStatementStart(index, of: tree, nextStatement), hasSlashOnly(bytes, range)
      else { continue }
      findings.report(
        self, at: SourceSpan(file.id, tree.tokens.range(index)), "bare value contains `/`",
        detail: "put it in double quotes", severity: .info, fix: Fix.quoting(index, in: file))
    }
  }

  private static let slash = ByteSearch("/")

  /// Whether it contains a slash and nothing that another rule reports: no `/*`, no `<…>`, no `=`.
  @inline(__always)
  private static func hasSlashOnly(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0
    var hasSlash = false
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "=") || (byte == UInt8(ascii: "*") && previous == UInt8(ascii: "/")) {
        return false
      }
      hasSlash = hasSlash || byte == UInt8(ascii: "/")
      previous = byte
    }
    let first = bytes[range.lowerBound]
    return hasSlash && first != UInt8(ascii: "<") && first != UInt8(ascii: "[")
  }

  /// Whether `index` is the name of a statement, or part of an unreadable one.
  private static func isStatementStart(
    _ index: TokenIndex, of tree: SyntaxTree, _ next: NodeIndex
  ) -> Bool {
    if next < tree.nodes.count, tree.nodes[next].firstToken == index { return true }
    return next > 0 && tree.nodes[next - 1].kind == .unexpected
      && index < tree.nodes[next - 1].endToken
  }
}
