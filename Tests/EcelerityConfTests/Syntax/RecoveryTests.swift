import EcelerityConf
import TestFiles
import Testing

/// Each mistake causes one error, and the text after it is parsed as intended.
struct RecoveryTests {
  // MARK: Quotes

  @Test func aStringWithoutItsEndEndsWithItsLine() {
    assertParse(
      "a = 1️⃣\"x\nb = 2️⃣\"y\"\nc = 1", "a=\"x; b=\"y\"; c=1",
      problems: [Expected("1️⃣", .unterminatedString, related: "2️⃣")])
    assertParse(
      "a = 1️⃣\"x\nb = \" y\"\nc = 1", "a=\"x; b=\" y\"; c=1",
      problems: [Expected("1️⃣", .unterminatedString)])
    assertParse(
      "a = 1️⃣\"x\nb = \"[::]\"\nc = \"\"", "a=\"x; b=\"[::]\"; c=\"\"",
      problems: [Expected("1️⃣", .unterminatedString)])
    assertParse(
      "s 1️⃣\"l {\n a = \"1\"\n}\nb = 2", "s \"l{a=\"1\"}; b=2",
      problems: [Expected("1️⃣", .unterminatedString)])
    assertParse(
      "a = ( 1️⃣\"x )\nb = \"y\"", "a=(\"x); b=\"y\"", problems: [Expected("1️⃣", .unterminatedString)])
    assertParse("a = 1️⃣\"x\nb = 1", "a=\"x; b=1", problems: [Expected("1️⃣", .unterminatedString)])
    assertParse(
      "a = x1️⃣\"\nb = \"y\"\nc = 1", "a=x; ?; b=\"y\"; c=1",
      problems: [Expected("1️⃣", .unterminatedString)])
    assertParse(
      "a = 1️⃣\"x\\\"\nb = \"y\"\nc = 1", "a=\"x\\\"; b=\"y\"; c=1",
      problems: [Expected("1️⃣", .unterminatedString)])
  }

  @Test func bytesOfAStringThatWasLeftOpenAreReportedOnce() {
    assertParse(
      "a = 1️⃣\"x\n2️⃣\0b = \"y\"", "a=\"x; b=\"y\"",
      problems: [Expected("1️⃣", .unterminatedString), Expected("2️⃣", .nulByte)])
    assertParse("a = 1️⃣\"x\0\nb = 1", "a=\"x\0; b=1", problems: [Expected("1️⃣", .unterminatedString)])
  }

  @Test func singleQuotesAreNoQuotes() {
    let tree = assertParse(
      "a = 1️⃣'x y' b = 1\nc = don2️⃣'t\nd = 1", "a='x y'; b=1; c=don; ?; d=1",
      problems: [Expected("1️⃣", .singleQuotes), Expected("2️⃣", .singleQuotes)])
    #expect(ScalarText.value(2, in: tree) == "x y")
    assertParse(
      "1️⃣'a' = 1 s 2️⃣'l' { b = ( 3️⃣'x' ) }", "'a'=1; s 'l'{b=('x')}",
      problems: ["1️⃣", "2️⃣", "3️⃣"].map { Expected($0, .singleQuotes) })
  }

  @Test func typographicQuotesAreNamed() {
    let tree = assertParse(
      "a = 1️⃣“x y” b = 1\nc = 2️⃣‘z’", "a=“x y”; b=1; c=‘z’",
      problems: [Expected("1️⃣", .typographicQuotes, text: "“"), Expected("2️⃣", .typographicQuotes)])
    #expect(ScalarText.value(2, in: tree) == "x y")
    assertParse("a = 1️⃣“x\"\nb = 1", "a=“x\"; b=1", problems: [Expected("1️⃣", .typographicQuotes)])
    assertParse(
      "a = \"x1️⃣”\nb = \"y\"\nc = 1", "a=\"x”; b=\"y\"; c=1",
      problems: [Expected("1️⃣", .typographicQuotes)])
    assertParse(
      "a = 1️⃣“half\nb = \"y\"", "a=; b=\"y\"", problems: [Expected("1️⃣", .typographicQuotes)])
    assertParse(
      "a = ( 1️⃣“x” )\nListen 2️⃣“:25” { b = 1 }", "a=(“x”); Listen “:25”{b=1}",
      problems: [Expected("1️⃣", .typographicQuotes), Expected("2️⃣", .typographicQuotes)])
    assertParse("a = don1️⃣’t\nb = 1", "a=don; ?; b=1", problems: [Expected("1️⃣", .typographicQuotes)])
    assertParse("a = \"“x”\" # ”", "a=\"“x”\"")
  }

  // MARK: Text pasted from a manual

  @Test(arguments: [
    "...", "....", "…", ". . .", ".\n.\n.", "(...)", "( ... )", "[...]", "(…)", "<options>",
    "<more of it>",
  ])
  func somethingLeftOutIsNamed(mark: String) {
    assertParse(
      "a = 1\n1️⃣\(mark)\nb = 2\ns { 2️⃣\(mark) }\nc = 3\ns {\n 3️⃣\(mark)\n d = 4\n}",
      "a=1; ?; b=2; s{?}; c=3; s{?; d=4}",
      problems: ["1️⃣", "2️⃣", "3️⃣"].map { Expected($0, .ellipsis, text: mark) })
  }

  @Test func aValueLeftOutIsNamed() {
    assertParse(
      "a = 1️⃣...\nb = ( x 2️⃣... )\nc = [ k = v 3️⃣... ]\nd = (4️⃣...)\ne = 5️⃣. . .\nf = 1",
      "a=; b=(x); c=[k:v]; d=(); e=; f=1",
      problems: ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"].map { Expected($0, .ellipsis) })
    assertParse(
      "s \"x\" {1️⃣...}\nt 2️⃣(...)\nb = 1", "s \"x\"{?}; t=; ?; b=1",
      problems: ["1️⃣", "2️⃣"].map { Expected($0, .ellipsis) })
    assertParse("a = \"...\" # ...\nb = 1 /* ... */", "a=\"...\"; b=1")
  }

  /// The end of a file is handled like a line feed.
  @Test(arguments: ["from = <>", "from = <>\n"])
  func theNullSenderIsNoPlaceholder(text: String) {
    #expect(SyntaxTree(parsing: SourceFile(path: "a.conf", text: text)).problems.isEmpty)
  }

  @Test func placeholdersAreNamed() {
    let tree = assertParse(
      "a = 1️⃣<value>\n2️⃣<name> = 1\nListen 3️⃣<address> {}", "a=<value>; <name>=1; Listen <address>{}",
      problems: ["1️⃣", "2️⃣", "3️⃣"].map { Expected($0, .placeholder) })
    #expect(!tree.hasErrors)
    let several = assertParse(
      "a = 1️⃣<your host>\nListen 2️⃣<ip address> {\n b = 1\n}",
      "a=<your host>; Listen <ip address>{b=1}",
      problems: ["1️⃣", "2️⃣"].map { Expected($0, .ellipsis) })
    #expect(ScalarText.value(2, in: several) == "<your host>")
    // The formatter writes one blank for any white space in a line.
    for gap in ["\t", " \u{0C}", "\u{0B}", "\r "] {
      assertParse(
        "a = 1️⃣<your\(gap)host>", "a=<your\(gap)host>", problems: [Expected("1️⃣", .ellipsis)])
    }
    assertParse("a = <your\n 1️⃣host>", problems: [Expected("1️⃣", .optionWithoutValue)])
    assertParse("a = <b c = 1 d = e> f = < g = \"<x>\"", problems: [])
  }

  @Test func marksBeforeACommaAreNamed() {
    assertParse(
      "a = ( 1️⃣<b>, \"c\", 2️⃣<d> , e )", "a=(<b> \"c\" <d> e)",
      problems: ["1️⃣", "2️⃣"].map { Expected($0, .placeholder) })
    let tree = assertParse(
      "a = ( \"b\", 1️⃣<your host>, 2️⃣<c, d>, 3️⃣**e**, 4️⃣**\"f\"**, 5️⃣. . ., 6️⃣...,7️⃣<g h>,i)",
      "a=(\"b\" <your host> <c, d> **e** **\"f\"** <g h> i)",
      problems: [
        Expected("1️⃣", .ellipsis, text: "<your host>"), Expected("2️⃣", .ellipsis, text: "<c, d>"),
        Expected("3️⃣", .boldMarkup), Expected("4️⃣", .boldMarkup),
        Expected("5️⃣", .ellipsis, text: ". . ."), Expected("6️⃣", .ellipsis),
        Expected("7️⃣", .ellipsis),
      ])
    #expect(ScalarText.value(9, in: tree) == "e")
    // Elsewhere a comma is part of a word.
    assertParse("a = <b>,c d = **e**,f g = ....,h", problems: [])
  }

  @Test func anEllipsisInBracketsIsOneProblem() {
    assertParse(
      "a = ( 1️⃣(...) \"b\", 2️⃣[…] )", "a=(\"b\")",
      problems: [Expected("1️⃣", .ellipsis, text: "(...)"), Expected("2️⃣", .ellipsis)])
  }

  @Test func boldMarkupIsNamed() {
    assertParse(
      "1️⃣**a = \"b\"**\nc = 1\ns {\n  2️⃣**d = 2**\n}", "?; a=\"b\"; ?; c=1; s{?; d=2; ?}",
      problems: ["1️⃣", "2️⃣"].map { Expected($0, .boldMarkup, text: "**") })
  }

  @Test func boldMarkupAroundAValueIsNamed() {
    let tree = assertParse(
      "a = 1️⃣**x**\ns 2️⃣**\"l\"** { b = ( 3️⃣**y** ) }\nc = 1", "a=**x**; s **\"l\"**{b=(**y**)}; c=1",
      problems: ["1️⃣", "2️⃣", "3️⃣"].map { Expected($0, .boldMarkup, text: "**") })
    #expect(ScalarText.value(2, in: tree) == "x")
    #expect(ScalarText.value(4, in: tree) == "l")
    assertParse("a = ** b = **x c = \"**y**\"", problems: [])
  }

  @Test func wrapMarksAreNamed() {
    let tree = assertParse(
      "a = \"b 1️⃣»\n  c » d\"\ne = 1", problems: [Expected("1️⃣", .wrapMarkInString)])
    #expect(!tree.hasErrors)
    assertParse(
      "a = ( \"b\" 1️⃣»\n \"c\" )\nd = 1", "a=(\"b\" \"c\"); d=1",
      problems: [Expected("1️⃣", .wrapMark)])
    assertParse("a = b1️⃣»\nc = 1", "a=b; ?; c=1", problems: [Expected("1️⃣", .wrapMark)])
    assertParse(
      "a = b:1️⃣»\n  c\nd = 1", "a=b:; ?; d=1", problems: [Expected("1️⃣", .wrapMark, text: "»")])
  }

  @Test func noBreakSpacesAreNamedAndSeparate() {
    assertParse(
      "a1️⃣\u{A0}=2️⃣\u{A0} \u{A0}b\n3️⃣\u{A0}c = \"\u{A0}\" # \u{A0}", "a=b; c=\"\u{A0}\"",
      problems: ["1️⃣", "2️⃣", "3️⃣"].map { Expected($0, .noBreakSpace) })
  }

  // MARK: Brackets

  @Test func anAddressWithoutQuotesEndsAtAComma() {
    assertParse(
      "a = ( 1️⃣[::1]:25, 2️⃣[::2] , 3️⃣'b, c )", "a=([::1]:25 [::2] c)",
      problems: [
        Expected("1️⃣", .bareBrackets), Expected("2️⃣", .bareBrackets), Expected("3️⃣", .singleQuotes),
      ])
    assertParse("a = 1️⃣[::1],b\nc = d", "a=[::1],b; c=d", problems: [Expected("1️⃣", .bareBrackets)])
  }

  @Test func aMissingParenthesisIsNoticedAtTheNextStatement() {
    for next in ["b = 1", "s {}", "s \"l\" {}", "s l {}"] {
      let tree = assertParse(
        "a = 1️⃣( x \"y\"\n2️⃣\(next)\nc = ( z )",
        problems: [Expected("1️⃣", .missingClosingParenthesis, related: "2️⃣")])
      #expect(
        tree.statements.map { $0.option?.name ?? $0.stanza?.name } == [
          "a", next.prefix(1).description, "c",
        ])
    }
    assertParse(
      "s { a = 1️⃣( x }\nb = 1", "s{a=(x)}; b=1",
      problems: [Expected("1️⃣", .missingClosingParenthesis)])
    assertParse("a = 1️⃣( x", "a=(x)", problems: [Expected("1️⃣", .missingClosingParenthesis)])
    assertParse(
      "a = 1️⃣( x ]\nb = 1", "a=(x); b=1", problems: [Expected("1️⃣", .missingClosingParenthesis)])
    assertParse(
      "a = 1️⃣( x\ninclude \"y\"\nb = p,q\ns /r(e)/ {}", "a=(x); <\"y\">; b=p,q; s /r(e)/{}",
      problems: [Expected("1️⃣", .missingClosingParenthesis)])
  }

  @Test func aMissingSquareBracketIsNoticedAtTheNextStatement() {
    assertParse(
      "a = 1️⃣[\n  k = v\nb = 1\ns {}", "a=[k:v]; b=1; s{}",
      problems: [Expected("1️⃣", .missingClosingBracket)])
    assertParse(
      "a = 1️⃣[ k = v\ns \"l\" { b = 1 }", "a=[k:v]; s \"l\"{b=1}",
      problems: [Expected("1️⃣", .missingClosingBracket)])
    assertParse(
      "s { a 1️⃣[ k = v }\nb = 1", "s{a=[k:v]}; b=1",
      problems: [Expected("1️⃣", .missingClosingBracket)])
    assertParse(
      "a = 1️⃣[ k = v )\nb = 1", "a=[k:v]; b=1", problems: [Expected("1️⃣", .missingClosingBracket)])
    assertParse("a = [\nk = v\nl = w\n]\nb = 1", "a=[k:v l:w]; b=1")
  }

  @Test(arguments: ["]", ")"])
  func aStrayBracketIsNamed(bracket: String) {
    assertParse(
      "a = \"x\" 1️⃣\(bracket)\nb = 1\n2️⃣\(bracket)\nc = 1", "a=\"x\"; ?; b=1; ?; c=1",
      problems: ["1️⃣", "2️⃣"].map { Expected($0, .unexpectedToken, text: bracket) })
    assertParse(
      "s {\n a = 1\n 1️⃣\(bracket)\n}\nb = 1", "s{a=1; ?}; b=1",
      problems: [Expected("1️⃣", .unexpectedToken)])
  }

  @Test func whatStartsNoStatementIsNamed() {
    assertParse("1️⃣= x\na = 1", "?; a=1", problems: [Expected("1️⃣", .unexpectedToken)])
    assertParse("1️⃣{ b = 1 }\na = 1", "?; a=1", problems: [Expected("1️⃣", .unexpectedToken)])
    assertParse("1️⃣(\nb = 1\ns {}", "?; b=1; s{}", problems: [Expected("1️⃣", .unexpectedToken)])
    assertParse("1️⃣\"x\"\na = 1", "?; a=1", problems: [Expected("1️⃣", .unexpectedToken)])
  }

  // MARK: Braces

  @Test func aMissingClosingBraceIsFoundByIndentation() {
    let tree = assertParse(
      """
      1️⃣binding "a" {
        x = 1

      2️⃣binding "b" {
        y = 2
      }
      z = 3
      """, "binding \"a\"{x=1}; binding \"b\"{y=2}; z=3",
      problems: [Expected("1️⃣", .missingClosingBrace, related: "2️⃣")])
    #expect(tree.statements.map { $0.stanza?.closingToken == nil } == [true, false, true])
    assertParse(
      "g {\n  1️⃣a {\n    x = 1\n  b {\n  }\n}\n2️⃣h {\n  y = 1\nz = 1", "g{a{x=1}; b{}}; h{y=1}; z=1",
      problems: [Expected("1️⃣", .missingClosingBrace), Expected("2️⃣", .missingClosingBrace)])
  }

  @Test func aMissingClosingBraceWithoutIndentationIsReportedOnce() {
    assertParse("1️⃣s { a = 1", "s{a=1}", problems: [Expected("1️⃣", .missingClosingBrace)])
    assertParse("a { 1️⃣b { c = 1", "a{b{c=1}}", problems: [Expected("1️⃣", .missingClosingBrace)])
  }

  @Test func aStrayClosingBraceIsFoundByIndentation() {
    assertParse(
      "g {\n  a {\n  }\n  1️⃣}\n  b = 1\n}\nc = 1", "g{a{}; ?; b=1}; c=1",
      problems: [Expected("1️⃣", .strayClosingBrace)])
    assertParse("a = 1\n1️⃣}\nb = 2", "a=1; ?; b=2", problems: [Expected("1️⃣", .strayClosingBrace)])
    assertParse("s { } 1️⃣}}}\nb = 2", "s{}; ?; b=2", problems: [Expected("1️⃣", .strayClosingBrace)])
  }

  @Test func aMissingOpeningBraceIsFoundByIndentation() {
    assertParse(
      "2️⃣Listen 1️⃣\":25\"\n  a = 1\n}\nb = 2", "Listen \":25\"{a=1}; b=2",
      problems: [Expected("1️⃣", .missingOpeningBrace, related: "2️⃣")])
    assertParse(
      "s {\n  Listen 1️⃣\":25\"\n    a = 1\n  }\n}\nb = 2", "s{Listen \":25\"{a=1}}; b=2",
      problems: [Expected("1️⃣", .missingOpeningBrace)])
    assertParse(
      "Listen 1️⃣\":25\"\na = 1\n}\nb = 2", "?; a=1; ?; b=2",
      problems: [Expected("1️⃣", .missingOpeningBrace)])
  }

  @Test func aDoubledOpeningBraceIsOneMistake() {
    assertParse("s { 1️⃣{\n  a = 1\n}\nb = 2", problems: [Expected("1️⃣", .unexpectedToken)])
  }

  @Test func aBraceIndentedTooLittleIsNotThatOfTheInnerStanza() {
    assertParse(
      "s {\n  a {\n    x = 1\n  }\n  1️⃣b {\n    y = 2\n2️⃣}\nc = 1", "s{a{x=1}; b{y=2}}; c=1",
      problems: [Expected("1️⃣", .missingClosingBrace, related: "2️⃣")])
  }

  @Test func aHeaderHasOneLabel() {
    let tree = assertParse(
      "listen \":25\" 1️⃣100 {\n a = 1\n}\nb = 1", "listen \":25\"{a=1}; b=1",
      problems: [Expected("1️⃣", .unexpectedToken, text: "100")])
    #expect(tree.statements.first { _ in true }?.stanza?.openingToken == 3)
    assertParse(
      "1️⃣verbose\nlisten \":25\" {}", "verbose=; listen \":25\"{}",
      problems: [Expected("1️⃣", .optionWithoutValue)])
  }

  @Test func aColonForTheEqualsSignIsOneMistake() {
    for text in [
      "1️⃣gateway: relay.example", "1️⃣gateway: \"relay.example\"", "gateway 1️⃣: relay.example",
    ] {
      assertParse(
        text + "\nb = 1", "?; b=1", problems: [Expected("1️⃣", .colonForEquals)])
    }
  }

  /// In the middle of a line, a word with a colon may be part of an unquoted text.
  @Test func aColonInTheMiddleOfALineIsFoundByTheName() {
    assertParse(
      "s { a = no lmtp_port 1️⃣: 24 }\nb = 1", "s{a=no; ?}; b=1",
      problems: [Expected("1️⃣", .colonForEquals)])
    assertParse(
      "s { a = no 1️⃣lmtp_port: 24 c = 2 }\nb = 1", "s{a=no; ?; c=2}; b=1",
      problems: [Expected("1️⃣", .colonForEquals)])
    assertParse(
      "1️⃣lmtp_port: 24 c = 2\nb = 1", "?; c=2; b=1", problems: [Expected("1️⃣", .colonForEquals)])
    assertParse(
      "s { lmtp_port 1️⃣: }\nb = 1", "s{?}; b=1", problems: [Expected("1️⃣", .colonForEquals)])
    assertParse(
      "relay_hosts 1️⃣: ( x y )\nb = 1", "?; b=1", problems: [Expected("1️⃣", .colonForEquals)])
    assertParse(
      "a = Hello 1️⃣world: nobody\nb = 1", "a=Hello; ?; b=1",
      problems: [Expected("1️⃣", .unexpectedToken)])
  }

  @Test func aMergeConflictIsOneMistake() {
    let text = """
      a = 1
      s {
      1️⃣<<<<<<< HEAD
        b = ( x
      ||||||| base
      =======
        b = ( y )
        t {
      2️⃣>>>>>>> more
      }
      """
    assertParse(text, problems: [Expected("1️⃣", .mergeConflict, related: "2️⃣", text: "<<<<<<<")])
    assertParse(
      "1️⃣<<<<<<<\na = 1\n=======\n>>>>>>>\nb = 1\n2️⃣<<<<<<< c\n=======\n>>>>>>> d",
      problems: [
        Expected("1️⃣", .mergeConflict, text: "<<<<<<<"),
        Expected("2️⃣", .mergeConflict, text: "<<<<<<<"),
      ])
    assertParse("a = \"\n<<<<<<< x\n=======\n>>>>>>> y\n\"\n", problems: [])
    assertParse(
      "1️⃣======= b\na = 1", "?; a=1", problems: [Expected("1️⃣", .unexpectedToken)])
  }

  /// Problems outside a conflict are reported at once, unless they depend on the side.
  @Test func mistakesBesideAMergeConflictAreReported() {
    let told = Expected("1️⃣", .mergeConflict, related: "2️⃣", text: "<<<<<<<")
    func assertConflict(
      before: String = "", of first: String, and second: String, behind: String,
      _ problems: [Expected]
    ) {
      let sides = "\(first)\n||||||| base\n = =\n=======\n\(second)"
      assertParse(
        "\(before)1️⃣<<<<<<< HEAD\n\(sides)\n2️⃣>>>>>>> more\n\(behind)", problems: problems)
    }
    assertConflict(
      of: "a = 1", and: "a = 2", behind: "b 3️⃣: 2\nc = 4️⃣'x'\n",
      [told, Expected("3️⃣", .colonForEquals), Expected("4️⃣", .singleQuotes)])
    assertConflict(
      before: "a = 3️⃣( x\n", of: "b = 1", and: "c = 1", behind: "",
      [Expected("3️⃣", .missingClosingParenthesis, text: "("), told])
    assertConflict(
      of: "s {", and: "t {", behind: "  a 3️⃣: 1\n}\n4️⃣}\n",
      [told, Expected("3️⃣", .colonForEquals), Expected("4️⃣", .strayClosingBrace)])
    assertConflict(of: "s {", and: "a = 1", behind: "}\n", [told])
    assertConflict(of: "a = \"x", and: "a = \"y\"", behind: "b = \"z\"\n", [told])
    assertConflict(of: "a : 1\nb = 'x'", and: "= =", behind: "b = 1\n", [told])
  }

  /// Nested conflicts, and incomplete ones.
  @Test func markersAreNoMistakesOfTheirOwnBesideAConflict() {
    assertParse(
      "<<<<<<< a\n1️⃣<<<<<<< b\n=======\n>>>>>>> c\n=======\n>>>>>>> d\na 2️⃣: 1",
      problems: [
        Expected("1️⃣", .mergeConflict, text: "<<<<<<<"), Expected("2️⃣", .colonForEquals),
      ])
  }

  @Test func aFileInUTF16IsOneMistake() {
    let text = "domain \"mill.example\" {\n  gateway = relay.example\n}\n"
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [big, little, Array(big.dropFirst(2)), Array(little.dropFirst(2))] {
      let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
      #expect(tree.problems.map(\.kind) == [.wideCharacters])
    }
  }

  @Test func aCommentOfAnotherLanguageIsOneMistake() {
    for text in ["1️⃣// the relay", "1️⃣// the relay of all mail", "1️⃣// tls = no", "1️⃣//the relay"] {
      assertParse(text + "\nb = 1", "?; b=1", problems: [Expected("1️⃣", .slashComment)])
    }
    assertParse(
      "1️⃣//\nb = 1", "//=; b=1", problems: [Expected("1️⃣", .slashComment)])
    assertParse(
      "1️⃣// the relay\n  b = 1", "?; b=1", problems: [Expected("1️⃣", .slashComment)])
  }

  @Test func aDoubledEqualsIsOneMistake() {
    assertParse("a =1️⃣= b\nc = 1", "a=b; c=1", problems: [Expected("1️⃣", .unexpectedToken)])
    assertParse("a =1️⃣=\nc = 1", "a=; c=1", problems: [Expected("1️⃣", .unexpectedToken)])
  }

  @Test func manyMistakesAreManyErrors() throws {
    let tree = SyntaxTree(
      parsing: SourceFile(path: "x", bytes: try Repository.bytes("Tests/Fixtures/pasted.conf")))
    #expect(
      tree.problems.map(\.kind) == [
        .ellipsis, .typographicQuotes, .boldMarkup, .ellipsis, .placeholder, .wrapMarkInString,
        .typographicQuotes, .singleQuotes, .ellipsis,
      ])
  }
}
