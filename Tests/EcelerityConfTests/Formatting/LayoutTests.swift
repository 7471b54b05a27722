@_spi(Benchmarks) import EcelerityConf
import Testing

/// White space between tokens: indentation, line breaks, blank lines, bodies on one line.
struct LayoutTests {
  @Test func indentsByTwoSpacesAndPutsOneStatementOnALine() {
    testTransform(
      """
      binding "n1"{bind_address="192.0.2.1"
            ehlo_hostname=mx.example   tls = no
      domain oak.example
      {
      gateway = relay.example } }
      """,
      """
      binding "n1" {
        bind_address = "192.0.2.1"
        ehlo_hostname = mx.example
        tls = no
        domain oak.example {
          gateway = relay.example
        }
      }

      """)
  }

  @Test func joinsAStatementThatGoesOverLines() {
    testTransform("gateway\n  =\n\n  relay.example\n", "gateway = relay.example\n")
    testTransform("include\n\"a.conf\"\n", "include \"a.conf\"\n")
    testTransform("domain\n\"x\"\n{\na = 1\n}\n", "domain \"x\" {\n  a = 1\n}\n")
  }

  @Test func keepsWhatWasWrittenOnOneLine() {
    testCanonical("domain \"x\" { a = 1 b = \"2\" }\n")
    testTransform("domain \"x\"{a=1 b=\"2\"}", "domain \"x\" { a = 1 b = \"2\" }\n")
    testTransform("domain \"x\"\n\n{a=1}", "domain \"x\" { a = 1 }\n")
    testTransform("a=(b c)d=[e=f g=\"h\"]", "a = ( b c )\nd = [ e = f g = \"h\" ]\n")
    testTransform("a{b{c{d=(e)}}}", "a { b { c { d = ( e ) } } }\n")
  }

  @Test func joinsACommaToAMarkOfTheManual() {
    testTransform("a = ( <b> , \"c\" )\n", "a = ( <b>, \"c\" )\n")
    testTransform("a = (\n<b>\n, c )\n", "a = (\n  <b>,\n  c\n)\n")
  }

  @Test func breaksOuterBodiesWithInnerOnes() {
    testTransform(
      "a { b { c = (\nd) } e { f = 1 } }",
      """
      a {
        b {
          c = (
            d
          )
        }
        e { f = 1 }
      }

      """)
  }

  @Test func writesNothingInsideEmptyBodies() {
    testTransform("a{ }b = ( ) c = [\n\n] d {\n}\n", "a {}\nb = ()\nc = []\nd {}\n")
    testTransform("a { b { } }", "a { b {} }\n")
  }

  @Test func putsItemsAndPairsOnLinesOfTheirOwn() {
    testTransform(
      "a = ( b\n c \"d\" )\ne = [ f = g h\n=i ]\nj [ k = l\n]",
      """
      a = (
        b
        c
        "d"
      )
      e = [
        f = g
        h = i
      ]
      j [
        k = l
      ]

      """)
  }

  @Test func keepsCommasWithTheItemBefore() {
    testTransform("a=([::1]:25 ,[::2])\n", "a = ( [::1]:25, [::2] )\n")
    testTransform("a = (b ,c,d)", "a = ( b, c, d )\n")
    testTransform("a = (b\n,c\n,\nd , )", "a = (\n  b,\n  c,\n  d,\n)\n")
    testTransform("a = ( ,b ,, c)", "a = ( , b,, c )\n")
    testTransform("a = ( ,\nb)", "a = (\n  ,\n  b\n)\n")
  }

  @Test func keepsEqualsAndItsAbsence() {
    testTransform("a [b=c]", "a [ b = c ]\n")
    testTransform("A={b=1}", "A = { b = 1 }\n")
    testTransform("A=\"l\"{\nb=1}", "A = \"l\" {\n  b = 1\n}\n")
  }

  @Test func breaksALineOfMoreThanOneHundredColumns() {
    let fits = "name = \"" + String(repeating: "x", count: 83) + "\""
    #expect(fits.utf8.count == 92)
    testCanonical("st { \(fits) }\n")
    testTransform("sta { \(fits)  }\n", "sta { \(fits) }\n")
    testTransform("stan { \(fits) }\n", "stan {\n  \(fits)\n}\n")
  }

  @Test func countsCharactersNotBytes() {
    let umlauts = String(repeating: "ü", count: 84)
    testCanonical("a { b = \"\(umlauts)\" }\n")
    testTransform("a { b = \"\(umlauts)12345\" }\n", "a {\n  b = \"\(umlauts)12345\"\n}\n")
  }

  @Test func breaksOnlyWhatDoesNotFit() {
    let items = (1...12).map { "\"item-\($0)\"" }
    let lines = items.map { "    \($0)\n" }.joined()
    testTransform(
      "stanza \"label\" { first = ( \(items.joined(separator: " ")) ) second = ( 1 2 ) }",
      "stanza \"label\" {\n  first = (\n\(lines)  )\n  second = ( 1 2 )\n}\n")
  }

  @Test func keepsOneBlankLineBetweenElements() {
    testTransform(
      "\n\na = 1\n\n\n\nb = 2\nc {\n\n\nd = 3\n\n\n\ne = (\n\n1\n\n\n2\n\n)\n\n}\n\n\n",
      """
      a = 1

      b = 2
      c {
        d = 3

        e = (
          1

          2
        )
      }

      """)
  }

  @Test func endsAFileWithOneLineBreak() {
    testTransform("a = 1", "a = 1\n")
    testTransform("a = 1\n\n \n", "a = 1\n")
    testTransform("# c", "# c\n")
    testTransform("", "")
    testTransform(" \r\n\t", "")
    testTransform("\u{FEFF}", "")
  }

  @Test func dropsByteOrderMarkAndCarriageReturns() {
    testTransform("\u{FEFF}a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n")
    testTransform("\u{FEFF}# c\r\nb {\r\n\r\nc = 2 }", "# c\nb {\n  c = 2\n}\n")
    testTransform("a = 1\rb = 2", "a = 1\nb = 2\n")
  }

  @Test func keepsTheBytesOfStrings() {
    testCanonical("a = \"one\r\n   two\\\" \\d \\\\. \t\n\"\nb = 1\n")
    testTransform("a { b = \"1\n2\" }", "a {\n  b = \"1\n2\"\n}\n")
    testTransform("a {\nb=(\"1\n 2\" 3) }", "a {\n  b = (\n    \"1\n 2\"\n    3\n  )\n}\n")
  }

  @Test func keepsUndecodableBytes() {
    let bytes: [UInt8] = Array("a = ".utf8) + [0xFF, 0x80] + Array("  b=\"".utf8) + [0xFE, 0x22]
    let result = formatted(SourceFile(path: "a", bytes: bytes))
    #expect(
      result == Array("a = ".utf8) + [0xFF, 0x80] + Array("\nb = \"".utf8) + [0xFE, 0x22, 0x0A])
  }

  @Test func keepsRegularExpressionsInLabels() {
    testTransform("Domain /^mx(a|b){2}\\.d$/{a = 1}", "Domain /^mx(a|b){2}\\.d$/ { a = 1 }\n")
    testTransform("Listen /run/ec.sock{}", "Listen /run/ec.sock {}\n")
  }

  @Test func movesNothingThatWouldBeReadDifferently() {
    // Two `**` on one line are bold markup.
    testTransform("**a =\n b**", "**a =\n  b**\n")
    // A backslash escapes white space, so a label and a comment on one line are one expression.
    testTransform("a /b\\\n /* c/ */ {d=1}", "a /b\\\n  /* c/ */ { d = 1 }\n")
    // At the start of a file, this name would be read as a byte order mark and a name.
    testTransform("\n\n\u{FEFF}a = 1", "\n\u{FEFF}a = 1\n")
    testTransform("\u{FEFF}\u{FEFF}a = 1", "\n\u{FEFF}a = 1\n")
  }

  @Test func leavesAFileWithErrorsAlone() {
    let text = "a = {{\n  b"
    let source = SourceFile(path: "a", text: text)
    guard case .refused(let problems) = Formatter.formatChecked(source) else {
      Issue.record("formatted a file with errors")
      return
    }
    #expect(!problems.isEmpty)
    #expect(Formatter.format(SyntaxTree(parsing: source)) == source.bytes)
  }
}
