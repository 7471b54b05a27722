import EcelerityConf
import Testing

/// The exact message of every problem.
struct MessageTests {
  static let examples: [(kind: SyntaxProblem.Kind, text: String, message: String)] = [
    (.unterminatedComment, "/*", "comment is not closed"),
    (.nestedComment, "/* /* */", "`/*` inside a comment does not open another one"),
    (.unterminatedString, "a = \"x", "string is not closed on its line"),
    (.singleQuotes, "a = 'x'", "single quotes do not enclose a value"),
    (.typographicQuotes, "a = “x”", "typographic quotation mark where `\"` is meant"),
    (.noBreakSpace, "a =\u{A0}1", "no-break space (U+00A0) where a space is meant"),
    (.nulByte, "a = 1\0", "NUL byte"),
    (.wrapMark, "a = 1 »", "`»` marks a wrapped line in the manual"),
    (.wrapMarkInString, "a = \"»\"", "`»` marks a wrapped line in the manual"),
    (.ellipsis, "...", "`...` stands for something the manual left out"),
    (.boldMarkup, "**a = 1**", "`**` is markup for bold text, not part of the language"),
    (.placeholder, "a = <x>", "`<x>` looks like a placeholder of the manual"),
    (.hashTouchesWord, "a = b#", "`#` directly after a word starts a comment"),
    (.commentInsideWord, "a = b/*", "`/*` inside a word does not start a comment"),
    (.equalsInsideWord, "a = ( x://h?k=1 )", "bare value contains `=`"),
    (.bareBrackets, "a = [::1]", "`[::1]` without quotes is read as a dictionary"),
    (.unexpectedToken, "= 1", "unexpected `=`; expected a statement, `name = value` or `name {`"),
    (.strayClosingBrace, "}", "`}` has no matching `{`"),
    (.missingClosingBrace, "s {", "stanza `s` is not closed before the end of the file"),
    (.missingOpeningBrace, "s \"l\"", "expected `{` after `s \"l\"`"),
    (.missingClosingParenthesis, "a = (", "list is not closed; expected `)`"),
    (.missingClosingBracket, "a = [", "dictionary is not closed; expected `]`"),
    (.missingValue, "a =", "`a` has no value after `=`"),
    (.optionWithoutValue, "a", "`a` is followed by neither `=` nor `{`"),
    (.missingEquals, "a ( )", "expected `=` before the list"),
    (.quotedName, "\"a\" = 1", "the name of an option or stanza is in quotes"),
    (.colonForEquals, "a: b", "`:` instead of `=`"),
    (.slashComment, "// a b", "`//` does not start a comment"),
    (.includeWithEquals, "include = x", "an include takes no `=`"),
    (.includeWithBody, "include { }", "an include names a file and has no body"),
    (.missingIncludePath, "include", "`include` names no file"),
    (.nestedInList, "a = ( ( ) )", "a list holds words and strings, not `(`"),
    (.nestedInDictionary, "a = [ k = [ ] ]", "a dictionary holds `key = value`, not `[`"),
    (.strayComma, "a = ( , )", "stray comma"),
    (.commaInDictionary, "a = [ k = v, ]", "the pairs of a dictionary are not separated by commas"),
    (.incompletePair, "a = [ k ]", "expected `= value` after the key `k`"),
    (
      .nestingTooDeep, String(repeating: "s {", count: 129) + String(repeating: "}", count: 129),
      "stanza is nested deeper than 128 levels"
    ),
    (.equalsInHeader, "s = {}", "`=` in the header of a stanza"),
    (.mergeConflict, "<<<<<<< a\n=======\n>>>>>>> b", "unresolved merge conflict"),
    (.wideCharacters, "a\0 \0=\0 \01\0", "the file is UTF-16"),
    (.binaryFile, String(repeating: "\u{1}\0\0a", count: 6), "not a text file: NUL bytes"),
  ]

  @Test func everyKindHasAnExample() {
    #expect(Set(MessageTests.examples.map(\.kind)) == Set(SyntaxProblem.Kind.allCases))
  }

  @Test(arguments: MessageTests.examples)
  func saysWhatIsThere(kind: SyntaxProblem.Kind, text: String, message: String) {
    let tree = SyntaxTree(parsing: SourceFile(path: "x", text: text))
    #expect(tree.problems.map(\.kind) == [kind])
    #expect(tree.problems.map { $0.message(in: tree) } == [message])
  }

  @Test(arguments: SyntaxProblem.Kind.allCases)
  func advisesInLowerCaseWithoutAFullStop(kind: SyntaxProblem.Kind) throws {
    let example = try #require(MessageTests.examples.first { $0.kind == kind })
    let tree = SyntaxTree(parsing: SourceFile(path: "x", text: example.text))
    let problem = try #require(tree.problems.first)
    for text in [problem.advice, problem.relatedMessage, problem.message(in: tree)] {
      #expect(!text.isEmpty && !text.hasSuffix("."))
      #expect(text.first?.isUppercase == false || text.hasPrefix("NUL"))
    }
  }

  @Test func warningsLeaveTheTreeSure() {
    let warnings = SyntaxProblem.Kind.allCases.filter { $0.severity == .warning }
    #expect(
      warnings == [
        .nestedComment, .wrapMarkInString, .placeholder, .hashTouchesWord, .commentInsideWord,
        .equalsInsideWord, .bareBrackets, .strayComma, .equalsInHeader,
      ])
  }

  @Test func longTextsAreCut() {
    let name = String(repeating: "x", count: 50)
    let tree = SyntaxTree(parsing: SourceFile(path: "x", text: name))
    let shown = String(repeating: "x", count: 37) + "…"
    #expect(
      tree.problems.map { $0.message(in: tree) } == [
        "`\(shown)` is followed by neither `=` nor `{`"
      ])
  }
}
