import EcelerityConf
import Testing

/// Section 1 of the language: bytes, white space, comments, words, strings.
struct LexicalTests {
  // MARK: Input

  @Test func anEmptyFileIsAConfiguration() {
    assertParse("", "")
    assertParse(" \t\r\n\u{0C}\u{0B}", "")
    assertParse("# only this", "")
  }

  @Test func theLastLineNeedsNoLineEnd() {
    assertParse("a = 1", "a=1")
    assertParse("s {}", "s{}")
    assertParse("domain 1️⃣/x/", "?", problems: [Expected("1️⃣", .missingOpeningBrace)])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\n\n", " "])
  func everyLineEndIsWhiteSpace(lineEnd: String) {
    assertParse(
      ["a = 1", "s \"l\" {", "b = (", "x", "y )", "}"].joined(separator: lineEnd),
      "a=1; s \"l\"{b=(x y)}")
  }

  @Test func carriageReturnsAreNoPartOfWords() {
    let tree = assertParse("include x.conf\r\na = b\r\n", "<x.conf>; a=b")
    #expect(tree.tokens.range(1).count == 6)
  }

  @Test func aByteOrderMarkIsSkippedAtTheStartOnly() {
    assertParse("\u{FEFF}a = 1", "a=1")
    assertParse("\u{FEFF}include x", "<x>")
    assertParse("a = \u{FEFF}x", "a=\u{FEFF}x")
  }

  @Test func undecodableBytesAreKept() {
    let bytes: [UInt8] =
      Array("a = ".utf8) + [0xFF, 0xC2, 0xE2, 0x80] + Array("\nb = \"".utf8) + [0xE9, 0x22]
    let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
    expectLossless(tree)
    #expect(tree.problems.isEmpty)
    #expect(tree.statements.map { $0.option?.name } == ["a", "b"])
    #expect(ScalarText.bytes(2, in: tree) == [0xFF, 0xC2, 0xE2, 0x80])
    #expect(ScalarText.bytes(5, in: tree) == [0xE9])
  }

  @Test func nulIsReportedWhereverItStands() {
    assertParse("a = 1️⃣\0\0 b", "a=b", problems: [Expected("1️⃣", .nulByte, text: "\0\0")])
    assertParse("a = x1️⃣\0\nb = 1", "a=x; b=1", problems: [Expected("1️⃣", .nulByte)])
    assertParse("a = \"x1️⃣\0\0\"", problems: [Expected("1️⃣", .nulByte)])
    assertParse("# x1️⃣\0y\0\na = 1", "a=1", problems: [Expected("1️⃣", .nulByte, text: "\0")])
    assertParse("/* x1️⃣\0y\0 */ a = 1", "a=1", problems: [Expected("1️⃣", .nulByte)])
  }

  // MARK: White space

  @Test func aNewlineEndsNothing() {
    assertParse("node a { x = 1 y = 2 }", "node a{x=1; y=2}")
    assertParse(
      "q{depth=1 width=2}q {\n depth\n  = 1  width = 2\n}",
      "q{depth=1; width=2}; q{depth=1; width=2}")
    assertParse("a\n=\n\"b\"\ns\n\"l\"\n{\n}", "a=\"b\"; s \"l\"{}")
  }

  @Test func noSpaceIsNeededAroundPunctuationAndStrings() {
    assertParse(
      "a=\"b\"c=(\"d\"\"e\")f=[\"g\"=\"h\"]s\"l\"{t{}}",
      "a=\"b\"; c=(\"d\" \"e\"); f=[\"g\":\"h\"]; s \"l\"{t{}}")
  }

  // MARK: Comments

  @Test func commentsStandBetweenAnyTwoTokens() {
    assertParse(
      "a /*1*/ = #2\n ( /*3*/ x # 4 )\n y /*5*/ ) s /*6*/ \"l\" # {\n { # 7 }\n k = [ a /* ] */ = # b\n 1 ] }",
      "a=(x y); s \"l\"{k=[a:1]}")
  }

  @Test func blockCommentsSpanLinesAndDoNotNest() {
    assertParse("/* a\n = ' \" } \n*/ b = 1", "b=1")
    assertParse("/* 1️⃣/* */ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
    assertParse("/* 1️⃣/*/ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
    assertParse("/* /data/* and a/*b */ a = 1", "a=1")
    assertParse(
      "/* \"o\"1️⃣/* x */ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
    for text in ["{", "}", ";", ")"] {
      assertParse("/* \(text)1️⃣/*x */ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
    }
    for text in ["=", "(", ",", "'"] {
      assertParse("/* \(text)1️⃣/* x */ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
      assertParse("/* \(text)/*.conf */ a = 1", "a=1")
    }
    assertParse("/*1️⃣/* x */ a = 1", "a=1", problems: [Expected("1️⃣", .nestedComment)])
    assertParse("/* \"/*\" and ~/*, ../*.conf, x:/*y */ a = 1", "a=1")
    assertParse("/**/a = 1 /***/b = /**/2 /*/*/c = 3", "a=1; b=2; c=3")
  }

  @Test func anUnterminatedCommentIsReportedWhereItOpens() {
    assertParse(
      "a = 1\ns {\n 1️⃣/* x }\n /* y", "a=1; s{}",
      problems: [Expected("1️⃣", .unterminatedComment, text: "/*")])
    assertParse("a = ( x 1️⃣/*", "a=(x)", problems: [Expected("1️⃣", .unterminatedComment)])
  }

  @Test func commentMarksInStringsAreText() {
    assertParse(
      "a = \"# x\" b = \"/* y\" c = \"http://z/*\"", "a=\"# x\"; b=\"/* y\"; c=\"http://z/*\"")
  }

  @Test func twoSlashesAreNoComment() {
    assertParse("a = ecauth:///x b = //y", "a=ecauth:///x; b=//y")
  }

  @Test func aHashEndsAWordWithAWarning() {
    let tree = assertParse(
      "a = 2️⃣b1️⃣#c\nd = 1", "a=b; d=1", problems: [Expected("1️⃣", .hashTouchesWord, related: "2️⃣")])
    #expect(!tree.hasErrors)
    assertParse("a = \"b\"#c\nd = ( x )# y\n", "a=\"b\"; d=(x)")
  }

  @Test func aBlockCommentDoesNotOpenInsideAWord() {
    let tree = assertParse(
      "a = /data1️⃣/*\nb = 1", "a=/data/*; b=1", problems: [Expected("1️⃣", .commentInsideWord)])
    #expect(!tree.hasErrors)
  }

  // MARK: Words

  @Test(arguments: [
    "a/b", "*.d", "-1", "0640", "x:y::z", "__m__", "A-B", "lmtp", "mx7.example.net",
    "192.0.2.7:8162",
    "2001:db8::7", "0.25", "é", "a;b", "$x", "50%", "a@b", "a\\b", "a,b", "x?y&z", "~", ".", "..",
    "a...",
  ])
  func isOneWord(word: String) {
    let tree = assertParse("a = \(word) b = 1", "a=\(word); b=1")
    #expect(tree.tokens.kind(2) == .word)
  }

  @Test(arguments: ["\"", "=", "{", "}", "[", "]", "(", ")"])
  func endsAWord(stop: String) {
    let tree = SyntaxTree(parsing: SourceFile(path: "x", text: "ab\(stop)"))
    #expect(tree.text(0) == "ab")
  }

  @Test func aCommaEndsAWordInListsOnly() {
    assertParse("a = x,y b = (x,y) s l,m { c = x, }", "a=x,y; b=(x y); s l,m{c=x,}")
  }

  // MARK: Strings

  @Test func stringsAreOneTokenWhateverTheyHold() {
    assertParse(
      "a = \"\" b = \" {}()[]=#' \" c = \"x\ny\" d = 1",
      "a=\"\"; b=\" {}()[]=#' \"; c=\"x\ny\"; d=1")
    assertParse("q = \"select a\n from \\\"b\\\"\n where c = 1\"\nd = 1", problems: [])
  }

  @Test(arguments: [
    ("\\d\\w", "\\d\\w"), ("\\\\.", "\\."), ("\\\"", "\""), ("a\\r\\n\\t", "a\r\n\t"),
    ("\\.", "\\."),
    ("\\\\\\\"", "\\\""), ("x\\\ny", "x\\\ny"), ("", ""),
  ])
  func backslashesAreKeptInTheTextAndDecodedInTheValue(written: String, value: String) {
    let tree = assertParse("a = \"\(written)\" b = 1", "a=\"\(written)\"; b=1")
    #expect(ScalarText.value(2, in: tree) == value)
  }

  @Test func wordsAndRegularExpressionsAreNotDecoded() {
    let tree = assertParse("domain /a\\.b\\\\/ { x = a\\nb }")
    #expect(ScalarText.value(1, in: tree) == "/a\\.b\\\\/")
    #expect(ScalarText.value(5, in: tree) == "a\\nb")
  }

  @Test func twoStringsAreTwoTokens() {
    assertParse("a = (\"x\" \"y\")", "a=(\"x\" \"y\")")
    assertParse(
      "a = \"x\" 1️⃣\"y\"\nb = 1", "a=\"x\"; ?; b=1", problems: [Expected("1️⃣", .unexpectedToken)])
  }

  @Test func anApostropheInAStringIsOrdinary() {
    assertParse("a = \"it's\" b = \"'\"", "a=\"it's\"; b=\"'\"")
  }

  // MARK: Unquoted regular expressions

  @Test func regularExpressionsNeedNoQuotesInLabels() {
    let tree = assertParse(
      "Domain /a(b|c)\\.d$/{ x = 1 } Domain /^[0-9]{2}'\"#$/ {}",
      "Domain /a(b|c)\\.d$/{x=1}; Domain /^[0-9]{2}'\"#$/{}")
    #expect(tree.tokens.kind(1) == .regex)
    assertParse("Domain /a\\/b{1}\\ c/ {}", "Domain /a\\/b{1}\\ c/{}")
  }

  @Test func aPathIsAWordInALabel() {
    let tree = assertParse(
      "Listen /p/q {} Listen /run/ec.sock{}", "Listen /p/q{}; Listen /run/ec.sock{}")
    #expect(tree.tokens.kind(1) == .word)
    #expect(assertParse("Listen /run/ {}").tokens.kind(1) == .regex)
  }

  @Test func onlyLabelsAreRegularExpressions() {
    #expect(assertParse("a = /x/ b = (/y/) c = [ d = /z/ ] include /w/").tokens.kind(2) == .word)
  }
}
