import Testing

@testable import EcelerityConf

/// The comparison of statements, apart from tokens.
struct StatementComparisonTests {
  private func difference(_ before: String, _ after: String) -> String? {
    let trees = [before, after].map { SyntaxTree(parsing: SourceFile(path: "a.conf", text: $0)) }
    let sides = trees.map(StatementComparison.Side.init)
    return StatementComparison(before: sides[0], in: trees[0].source, after: sides[1])
      .firstDifference()
  }

  @Test func whiteSpaceAndCommentsSayNothing() {
    #expect(difference("a=1 b{c=(1,2)}", "# x\na = 1\nb {\n  c = ( 1, 2 )\n}\n") == nil)
    #expect(difference("", "\n# x\n") == nil)
  }

  @Test(arguments: [
    // The kind of a statement.
    ("a = ( b )", "a = [ b ]"), ("a = [ b = c ]", "a = ( b c d )"),
    // The nesting of statements.
    ("a { b = 1 } c = 2", "a { b = 1 c = 2 }"), ("a { b { } c { } }", "a { b { c { } } }"),
    // The tokens of a statement.
    ("a = 1 b { }", "a { } b = 1"), ("a { }", "a b { }"),
    // Missing parts.
    ("a { b = 1 }", "a { b = 1 c"), ("include \"b\"", "include ("),
    // The number of statements.
    ("a = 1", "a = 1 b = 2"), ("a = 1 b = 2", "a = 1"),
  ])
  func differentStatementsAreFound(before: String, after: String) {
    #expect(difference(before, after) != nil)
  }

  @Test func whatIsDoubtfulIsPartOfIt() {
    #expect(difference("a = ( 1, 2 )", "a = ( 1,, )") == "the warnings of the parser differ")
  }

  @Test func namesThePlace() {
    #expect(
      difference("a = 1\n b = 2 c = 3", "a = 1 b = ( c = 3")
        == "the statement at line 2, column 2 would change its meaning")
  }
}
