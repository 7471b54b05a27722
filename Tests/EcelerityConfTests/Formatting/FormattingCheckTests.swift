import Testing

@testable import EcelerityConf

/// The check finds every way in which a layout could say something else.
struct FormattingCheckTests {
  private let tree = SyntaxTree(
    parsing: SourceFile(path: "a.conf", text: "a=\"x\"  # one\n/* two */ b { c = ( 1, 2 ) }"))

  private func defect(_ output: String) -> String? {
    Formatter.defect(of: Array(output.utf8), madeOf: tree)
  }

  @Test func acceptsTheLayout() {
    #expect(defect("a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }\n") == nil)
  }

  @Test(arguments: [
    // A token changed, dropped, added, cut in two.
    "a = \"y\"  # one\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 3 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }\nd = 1\n",
    "a = x  # one\n/* two */ b { c = ( 1, 2 ) }\n",
    // A comment changed, dropped, added, moved.
    "a = \"x\"  # One\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }\n# three\n",
    "a = \"x\"  # one\nb /* two */ { c = ( 1, 2 ) }\n",
    "# one\na = \"x\"\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/*  two */ b { c = ( 1, 2 ) }\n",
    // A layout that is not final.
    "a = \"x\" # one\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }",
  ])
  func refuses(output: String) {
    #expect(defect(output) != nil)
  }

  @Test func namesThePlace() {
    let found = defect("a = \"y\"  # one\n/* two */ b { c = ( 1, 2 ) }\n")
    #expect(found == "the token at line 1, column 3 would not stay as it is")
  }
}
