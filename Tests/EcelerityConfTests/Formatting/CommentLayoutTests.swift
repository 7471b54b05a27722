import EcelerityConf
import Testing

/// The placement of comments.
struct CommentLayoutTests {
  @Test func indentsCommentsLikeWhatFollows() {
    testTransform(
      "# top\na {\n# one\n  # two\nb = 1\n      # three\n}\n# end",
      """
      # top
      a {
        # one
        # two
        b = 1
        # three
      }
      # end

      """)
  }

  @Test func stripsWhiteSpaceAtTheEndOfLineComments() {
    testTransform("# a \t \r\nb = 1 # c\r\n", "# a\nb = 1  # c\n")
    testCanonical("/* a  \r\n  b \t */\nc = 1\n")
  }

  @Test func keepsTheInnerLinesOfBlockComments() {
    testTransform(
      "a {\n/* one\n   two\n      three */\nb = 1 }",
      "a {\n  /* one\n   two\n      three */\n  b = 1\n}\n")
  }

  @Test func keepsTrailingCommentsOnTheirLine() {
    testTransform("a = 1 # b\nc = 2", "a = 1  # b\nc = 2\n")
    testTransform("a = 1 /* b */ c = 2", "a = 1  /* b */\nc = 2\n")
    testTransform("a = \"1\"#b\n", "a = \"1\"  #b\n")
    testTransform("a { # b\n} # c", "a {  # b\n}  # c\n")
    testTransform("a { # b\n\n# d\nc = 1 }", "a {  # b\n  # d\n  c = 1\n}\n")
    testTransform("a = 1 /* b */ /* c */ # d", "a = 1  /* b */ /* c */ # d\n")
    testTransform("a = (b # c\n)", "a = (\n  b  # c\n)\n")
    testTransform("a = ( # c\nb)", "a = (  # c\n  b\n)\n")
    testTransform("a = 1 /* b\n c */ d = 2", "a = 1  /* b\n c */\nd = 2\n")
  }

  @Test func alignsTrailingCommentsOfConsecutiveLines() {
    testTransform(
      """
      a = 1 # one
      longer = 2 # two
      list = ( 1 2 3 )     # three

      b = 1 # four
      no_comment = 1
      c = 1 # five
      # own line
      dd = 1 # six
      s {
        e = 1 # seven
        ff = 1 /* eight */
      } # nine
      g = 1 # ten
      """,
      """
      a = 1             # one
      longer = 2        # two
      list = ( 1 2 3 )  # three

      b = 1  # four
      no_comment = 1
      c = 1  # five
      # own line
      dd = 1  # six
      s {
        e = 1   # seven
        ff = 1  /* eight */
      }  # nine
      g = 1  # ten

      """)
  }

  @Test func alignsInsideListsAndDictionaries() {
    testTransform(
      "a = (\n1 # x\n22, # y\n333\n)\nb = [\nc=1 # x\ndd=2 # y\n]",
      """
      a = (
        1    # x
        22,  # y
        333
      )
      b = [
        c = 1   # x
        dd = 2  # y
      ]

      """)
  }

  /// At the indentation of the body, the second line would seem to be about the next statement.
  @Test func aTrailingCommentGoesOnInItsColumn() {
    testTransform(
      """
      s {
      retry_interval = 900 # a quarter of an hour;
                           # do not lower, see ticket 12
                           #
      max_retries = 5 # in all
      \tlist = (\t1 # one
      \t         \t  # and only
      \t)
      x = 1 # last
            # of all
      }
      """,
      """
      s {
        retry_interval = 900  # a quarter of an hour;
                              # do not lower, see ticket 12
                              #
        max_retries = 5       # in all
        list = (
          1  # one
             # and only
        )
        x = 1  # last
               # of all
      }

      """)
    let long = String(repeating: "x", count: 84)
    testTransform(
      "a = 1 # b\n      # c\nlonger_name = \(long) # d\n",
      "a = 1  # b\n       # c\nlonger_name = \(long)  # d\n")
    testTransform("a = \"\t\" # b\n\t  # c\n", "a = \"\t\"  # b\n         # c\n")
    testTransform("a = 1 # b\r\n      # c\r\n", "a = 1  # b\n       # c\n")
  }

  @Test(arguments: [
    ("a = 1 # b\n     # c\nd = 2\n", "a = 1  # b\n# c\nd = 2\n"),
    ("a = 1 # b\n\n      # c\nd = 2\n", "a = 1  # b\n\n# c\nd = 2\n"),
    ("a = 1 # b\n      /* c */\nd = 2\n", "a = 1  # b\n/* c */\nd = 2\n"),
    ("a = 1 /* b */\n      # c\nd = 2\n", "a = 1  /* b */\n# c\nd = 2\n"),
    ("a = 1 # b\n      # conffmt: off\nd   = 2\n", "a = 1  # b\n# conffmt: off\nd   = 2\n"),
    ("a { # b\n    # c\nd = 2 }\n", "a {  # b\n  # c\n  d = 2\n}\n"),
    ("a = 1 /* b */ # c\n              # d\n", "a = 1  /* b */ # c\n# d\n"),
    ("a = 1 /* b */ # c\n      # d\n", "a = 1  /* b */ # c\n# d\n"),
    ("a = 1 /* b\n */ # c\n# d\ne = 2\n", "a = 1  /* b\n */ # c\n# d\ne = 2\n"),
    ("a = 1 /* b\n */ # c\n    # d\n", "a = 1  /* b\n */ # c\n# d\n"),
    (
      "a {\nb = [ k = v /*\n */ # c\n# d\n]\nl = (\n1 /*\n */ # e\n    # f\n) }\n",
      """
      a {
        b = [
          k = v  /*
       */ # c
          # d
        ]
        l = (
          1  /*
       */ # e
          # f
        )
      }

      """
    ),
  ])
  func anyOtherCommentBelowBelongsToWhatFollows(before: String, after: String) {
    testTransform(before, after)
  }

  @Test func doesNotAlignBeyondTheLimit() {
    let long = String(repeating: "x", count: 80)
    testTransform(
      "a = 1     # a comment of some length\nb = \"\(long)\"  # b\n",
      "a = 1  # a comment of some length\nb = \"\(long)\"  # b\n")
    let wide = "# " + String(repeating: "w", count: 120)
    testTransform("a = 1 \(wide)\nbb = 1 # b", "a = 1  \(wide)\nbb = 1  # b\n")
  }

  @Test func alignsUpToTheLimit() {
    let (code, longer) = ("a = 1", "bbbb = 1")
    let widest = "# " + String(repeating: "w", count: 100 - longer.count - 4)
    testTransform(
      "\(code) # b\n\(longer) \(widest)\n", "\(code)     # b\n\(longer)  \(widest)\n")
    testTransform(
      "\(code) # b\n\(longer) \(widest)w\n", "\(code)  # b\n\(longer)  \(widest)w\n")
  }

  @Test func aStringOverLinesBreaksTheAlignment() {
    testCanonical("aaaa = 1  # a\nb = \"1\n2\"  # b\nc = 1  # c\n")
  }

  @Test func keepsACommentGluedToItsWord() {
    testCanonical("a = b#c\nd = 1  # e\n")
    testTransform("a=b#c\nd#e\n=1", "a = b#c\nd#e\n  = 1\n")
    testTransform("a = (b#c\nd)", "a = (\n  b#c\n  d\n)\n")
  }

  @Test func goesOnAfterACommentInTheMiddle() {
    testTransform("a = # b\n1", "a =  # b\n  1\n")
    testTransform(
      "a # b\n=\n# c\n\n# d\n1 # e\nf=1", "a  # b\n  =\n  # c\n  # d\n  1  # e\nf = 1\n")
    testTransform("a/**/ = 1", "a/**/ = 1\n")
    testTransform("a /* b */\n=/* c */1", "a /* b */ = /* c */ 1\n")
    testTransform("a =\n/* b */\n1", "a =\n  /* b */\n  1\n")
    testTransform("a =\n/* b */ 1", "a =\n  /* b */ 1\n")
    testTransform("a = (\nb # c\n, d)", "a = (\n  b  # c\n    ,\n  d\n)\n")
    testTransform("a = ( b /* c */ , d)", "a = ( b /* c */, d )\n")
    testTransform("a = [\nb # c\n= # d\n1 ]", "a = [\n  b  # c\n    =  # d\n    1\n]\n")
  }

  @Test func putsABracketBelowItsHeaderAfterAComment() {
    testTransform(
      "a \"b\" # c\n{\nd = # e\n( 1\n2 ) }",
      "a \"b\"  # c\n{\n  d =  # e\n  (\n    1\n    2\n  )\n}\n")
    testTransform("a \"b\" # c\n{ d = 1 }", "a \"b\"  # c\n{ d = 1 }\n")
  }

  @Test func keepsBlockCommentsWithinALine() {
    testTransform("a{/* b */c=\"1\"/* d */}", "a { /* b */ c = \"1\" /* d */ }\n")
    testTransform("a = (/* b */)", "a = ( /* b */ )\n")
    testTransform("a { /* b */ }", "a { /* b */ }\n")
    testTransform("/* a */ b = 1", "/* a */ b = 1\n")
    testTransform("/* a */\nb = 1", "/* a */\nb = 1\n")
    testTransform("/* a */ /* b */ c = 1", "/* a */ /* b */ c = 1\n")
    testTransform("/* a\n */ b = 1", "/* a\n */\nb = 1\n")
    testTransform("/* a */ b {\nc = 1 }", "/* a */ b {\n  c = 1\n}\n")
  }

  @Test func breaksABodyThatDoesNotFitBehindItsComment() {
    let comment = "/* " + String(repeating: "x", count: 88) + " */"
    testCanonical("\(comment) a {}\n")
    testTransform("\(comment) a { b = 1 }", "\(comment) a {\n  b = 1\n}\n")
  }
}
