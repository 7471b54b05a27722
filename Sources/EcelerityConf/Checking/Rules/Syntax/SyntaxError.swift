/// `syntax-error`
enum SyntaxError: SyntaxRule {
  static let description = RuleDescription(
    id: "syntax-error", group: .correctness, severity: .error,
    summary: "text that the grammar does not allow",
    rationale: """
      The server answers "Reconfigure failed" and keeps the old configuration. The rest of the \
      file is still checked, as if the mistake were fixed in the most likely way.
      """,
    rewritesTokens: true, pages: ["content/momentum/4/conf-overview.md"], remedy: .suggested,
    examples: [
      .reports("⟦gateway⟧ =\ntls = no"),
      .reports("⟦domain⟧ \"mill.example\" {\n  gateway = \"relay.example\"\n"),
      .reports("routes = ⟦(⟧ \"a.example\" \"b.example\"\ntls = no"),
      .reports("domain \"#hop\" { routes = ( \"a.example\" ) }\n⟦gateway⟧ = #hop"),
      .accepts("domain \"mill.example\" { gateway = \"relay.example\" }"),
    ])

  static let problems: [SyntaxProblem.Kind] = [
    .unterminatedString, .nulByte, .wideCharacters, .binaryFile, .boldMarkup, .unexpectedToken,
    .strayClosingBrace,
    .missingClosingBrace, .missingOpeningBrace, .missingClosingParenthesis,
    .missingClosingBracket, .missingValue, .optionWithoutValue, .missingEquals, .quotedName,
    .colonForEquals, .slashComment,
    .includeWithEquals, .includeWithBody, .missingIncludePath, .nestedInList,
    .nestedInDictionary, .incompletePair, .nestingTooDeep,
  ]

  static func advice(
    _ problem: SyntaxProblem, in file: ConfigurationFile, _ findings: inout Findings
  ) -> String {
    if let text = hashText(after: problem, in: file) {
      return
        "`\(Redaction.text(text, of: file.tree))` is read as a comment; quote it if it is the value"
    }
    if isBareOption(problem, in: file.tree) {
      return "write `\(Keyword.openRelay) = true` for the meaning that the name alone had in 2.x, "
        + "or `\(Keyword.relayForSendingDomains) = ( … )` for the domains"
    }
    if let backlog = backlog(after: problem, in: file.tree) {
      return "write `{ \(Keyword.listenBacklog) = \(backlog) }`; only 2.x took the number alone"
    }
    guard let colon = ColonForEquals(problem, in: file.tree) else { return problem.advice }
    return colon.advice(at: findings.stanzas(around: colon.token, of: file)) ?? problem.advice
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    hashText(after: problem, in: file).flatMap { Fix.quoting($0, in: file)?.asSuggestion }
  }

  /// Whether it is the option that 2.x read as true without a value.
  /// Page: content/momentum/3/3-reference/ecelerity-conf.md.
  private static func isBareOption(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Bool {
    problem.kind == .optionWithoutValue
      && Keyword(tree.text(tree.token(at: problem.range.lowerBound))) == .relayForSendingDomains
  }

  /// The number after the address of a listener, which was its backlog in 2.x.
  /// Page: content/momentum/3/3-reference/ecelerity-conf.md.
  private static func backlog(after problem: SyntaxProblem, in tree: SyntaxTree) -> Int? {
    guard problem.kind == .missingOpeningBrace, let name = problem.related,
      Keyword(tree.source.text(name)) == .listen
    else { return nil }
    return Int(wholeNumber: tree.text(tree.token(at: problem.range.lowerBound) + 1))
  }

  /// The comment after a missing value or label, which was probably meant as the value but begins with `#`.
  private static func hashText(
    after problem: SyntaxProblem, in file: ConfigurationFile
  ) -> ByteRange? {
    guard problem.kind == .missingValue || problem.kind == .optionWithoutValue else { return nil }
    let bytes = file.tree.source.bytes
    var start = Int(problem.range.upperBound)
    while start < bytes.count,
      bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "=")
    { start += 1 }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return nil }
    var end = start + 1
    while end < bytes.count, bytes[end] >= 0x80 || isPlain(bytes[end]) { end += 1 }
    return end - start > 1 ? ByteRange(UInt32(start), UInt32(end)) : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || !ByteClass.wordEnd.contains(byte)
  }
}
