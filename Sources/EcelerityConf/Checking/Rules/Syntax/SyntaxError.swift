/// `syntax-error`
enum SyntaxError: SyntaxRule {
  static let description = RuleDescription(
    id: "syntax-error", group: .correctness, severity: .error,
    summary: "something the grammar cannot read",
    rationale: """
      The server answers "Reconfigure failed" and keeps the old configuration. The rest of the \
      file is still checked, as if the mistake were mended in the most likely way.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("⟦gateway⟧ =\ntls = no"),
      .reports("⟦domain⟧ \"mill.example\" {\n  gateway = \"relay.example\"\n"),
      .reports("routes = ⟦(⟧ \"a.example\" \"b.example\"\ntls = no"),
      .accepts("domain \"mill.example\" { gateway = \"relay.example\" }"),
    ])

  static let problems: [SyntaxProblem.Kind] = [
    .unterminatedString, .nulByte, .boldMarkup, .unexpectedToken, .strayClosingBrace,
    .missingClosingBrace, .missingOpeningBrace, .missingClosingParenthesis,
    .missingClosingBracket, .missingValue, .optionWithoutValue, .missingEquals, .quotedName,
    .includeWithEquals, .includeWithBody, .missingIncludePath, .nestedInList,
    .nestedInDictionary, .incompletePair, .nestingTooDeep,
  ]
}
