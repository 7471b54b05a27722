import EcelerityConf
import Testing

/// The markers `# conffmt: off` and `# conffmt: on`.
struct FormattingMarkerTests {
  @Test func keepsWhatStandsBetweenTheMarkers() {
    testTransform(
      "a=1\n    # conffmt: off  \nb  =  2  \r\nc{d=1}  # x \n  # conffmt: on  \ne=3",
      "a = 1\n# conffmt: off  \nb  =  2  \r\nc{d=1}  # x \n  # conffmt: on\ne = 3\n")
  }

  @Test func keepsToTheEndOfTheFile() {
    testTransform("a=1\n# conffmt: off\nb=2  \n\n\n", "a = 1\n# conffmt: off\nb=2  \n\n\n")
    testCanonical("# conffmt: off\na  =1\n # b  ")
    testCanonical("# conffmt: off\na  =1\r\n\t\r\n")
    testTransform("a=1\n # conffmt: off  ", "a = 1\n# conffmt: off  ")
  }

  @Test func keepsToTheEndOfTheBody() {
    testTransform(
      "a {\n# conffmt: off\nb { c=1\n }  # x  \n}\nd=3",
      "a {\n  # conffmt: off\nb { c=1\n }  # x  \n}\nd = 3\n")
    testTransform(
      "a { b {\n# conffmt: off\nc=1\n}\nd=2 }",
      "a {\n  b {\n    # conffmt: off\nc=1\n  }\n  d = 2\n}\n")
  }

  @Test func keepsTheLastLineOfABodyByteForByte() {
    testTransform(
      "a {\n# conffmt: off\nb=1 c=2 \t\n\r\n \n  }\nd=3",
      "a {\n  # conffmt: off\nb=1 c=2 \t\n\r\n \n}\nd = 3\n")
    testTransform(
      "a {\n# conffmt: off\nb=1 # x  \n\n}\nd=3",
      "a {\n  # conffmt: off\nb=1 # x  \n\n}\nd = 3\n")
    testTransform("a = (\n# conffmt: off  \n\n )", "a = (\n  # conffmt: off  \n\n)\n")
    testCanonical("a = [\n  # conffmt: off\nb =   1\n\n\n]\n")
  }

  @Test func putsABracketInTheLastLineOnItsOwn() {
    testTransform(
      "a {\n# conffmt: off\nb=1\nc  =2   }\nd=3",
      "a {\n  # conffmt: off\nb=1\nc  =2   \n}\nd = 3\n")
    testTransform(
      "a {\n# conffmt: off\nc  =2 /* x */}", "a {\n  # conffmt: off\nc  =2 /* x */\n}\n")
  }

  @Test func worksInListsAndDictionaries() {
    testTransform(
      "a = (\n# conffmt: off\n1   2\n3   4\n# conffmt: on\n5 6 )",
      "a = (\n  # conffmt: off\n1   2\n3   4\n# conffmt: on\n  5\n  6\n)\n")
    testTransform(
      "a = [\n# conffmt: off\nb  = 1\n] c=2", "a = [\n  # conffmt: off\nb  = 1\n]\nc = 2\n")
  }

  @Test func endsAtAMarkerThatIsNestedDeeper() {
    testTransform(
      "# conffmt: off\na   {\nb=1\n# conffmt: on\nc=2 }\nd=3",
      "# conffmt: off\na   {\nb=1\n# conffmt: on\n  c = 2\n}\nd = 3\n")
  }

  @Test func isOnlyACommentOnItsOwnLine() {
    testTransform("a=1 # conffmt: off\nb=2", "a = 1  # conffmt: off\nb = 2\n")
    testTransform("a=\n# conffmt: off\n1 b=2", "a =\n  # conffmt: off\n  1\nb = 2\n")
    testTransform("/* conffmt: off */\nb=2", "/* conffmt: off */\nb = 2\n")
    testTransform("a { # conffmt: off\nb=2 }", "a {  # conffmt: off\n  b = 2\n}\n")
    testTransform(
      "# conffmt: off\na=1 # conffmt: on\nb=2", "# conffmt: off\na=1 # conffmt: on\nb=2")
  }

  @Test func mayGiveAReason() {
    testCanonical("#conffmt:off drawn by hand\na   = 1\n#  conffmt:  on\tagain\nb = 2\n")
    testTransform("# conffmt: offline\na   = 1", "# conffmt: offline\na = 1\n")
    testTransform("# conffmt: on\na   = 1", "# conffmt: on\na = 1\n")
    testTransform("# conffmt:\na   = 1", "# conffmt:\na = 1\n")
  }

  @Test func separatesAlignedComments() {
    testCanonical("a = 1  # x\n# conffmt: off\nbbbb = 1  # y\n# conffmt: on\nccccccc = 1  # z\n")
  }

  @Test func dropsAByteOrderMarkBeforeIt() {
    testTransform("\u{FEFF}# conffmt: off\r\na  = 1\r\n", "# conffmt: off\r\na  = 1\r\n")
  }

  @Test func aSecondOffMeansNothing() {
    testTransform(
      "# conffmt: off\na {\n# conffmt: off\nb=1 }\nc=1\n# conffmt: on\nd=1",
      "# conffmt: off\na {\n# conffmt: off\nb=1 }\nc=1\n# conffmt: on\nd = 1\n")
  }
}
