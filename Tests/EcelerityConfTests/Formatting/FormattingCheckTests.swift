import Testing

@testable import EcelerityConf

/// The check finds every way in which a layout can change the meaning.
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
    // A token changed, removed, added, or split.
    "a = \"y\"  # one\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 3 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }\nd = 1\n",
    "a = x  # one\n/* two */ b { c = ( 1, 2 ) }\n",
    // A comment changed, removed, added, or moved.
    "a = \"x\"  # One\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }\n# three\n",
    "a = \"x\"  # one\nb /* two */ { c = ( 1, 2 ) }\n",
    "# one\na = \"x\"\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/*  two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ /* three */ b { c = ( 1, 2 ) }\n",
    // A layout that is not stable.
    "a = \"x\" # one\n/* two */ b { c = ( 1, 2 ) }\n",
    "a = \"x\"  # one\n/* two */ b { c = ( 1, 2 ) }",
  ])
  func refuses(output: String) {
    #expect(defect(output) != nil)
  }

  /// Tokens are compared in batches of some thousand; the batch boundaries must not matter.
  @Test(arguments: [4094, 4096, 4097, 4098, 4100, 4102, 8190, 8192, 8195])
  func partsAreComparedToTheirEnds(count: Int) throws {
    // `count` tokens in total, with a comment before each of the last.
    let words = (1...count - 5).map { "w\($0)" }
    let (head, tail) = (words.dropLast(8), words.suffix(8))
    let items = head + tail.map { "/*\($0)*/\($0)" }
    let before = "a=(" + items.joined(separator: " ") + ")"
    let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: before))
    #expect(tree.tokens.count == count)
    let output = formatted(tree.source)
    #expect(Formatter.defect(of: output, madeOf: tree) == nil)
    var comparison = TokenComparison(of: tree.tokens, in: tree.source, with: output)
    #expect(comparison.firstDifference() == nil)
    let lexed = Lexer.lex(output).tokens
    #expect((0..<count).allSatisfy { comparison.tokens.range($0) == lexed.range($0) })
    let text = String(decoding: output, as: UTF8.self)
    for word in tail {
      for (part, other) in [
        ("\n  \(word)", "\n  x\(word.dropFirst())"), ("\n  \(word)", "\n"),
        ("/*\(word)*/", ""), ("/*\(word)*/", "/*\(word) */"), ("/*\(word)*/", "y /*\(word)*/"),
      ] {
        let changed = text.replacing(part, with: other)
        let (isChanged, defect) = (
          changed != text, Formatter.defect(of: Array(changed.utf8), madeOf: tree)
        )
        #expect(isChanged && defect != nil, "\(part)")
      }
    }
  }

  @Test func namesThePlace() {
    let found = defect("a = \"y\"  # one\n/* two */ b { c = ( 1, 2 ) }\n")
    #expect(found == "the token at line 1, column 3 would not stay as it is")
  }

  /// Equal tokens and comments can differ in meaning because of line breaks.
  @Test(arguments: [
    ("a =\nb = 1\n", "a = b = 1\n", "line 1, column 1"),
    ("x = 1\na\nb = 1\n", "x = 1\na b = 1\n", "line 2, column 1"),
    ("include\nb = 1\n", "include b = 1\n", "line 1, column 1"),
  ])
  func refusesOtherStatements(before: String, after: String, place: String) {
    let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: before))
    let found = Formatter.defect(of: Array(after.utf8), madeOf: tree)
    #expect(found == "the statement at \(place) would change its meaning")
  }

  /// Whoever gives a file has no tree.
  @Test func problemsHaveTheirWordsOfTheFileToo() throws {
    let source = SourceFile(path: "a", text: "tls =\noutbound_smtp_auth_pass = \"secret\n")
    guard case .refused(let problems) = Formatter.formatChecked(source) else {
      Issue.record("not refused")
      return
    }
    let tree = SyntaxTree(parsing: source)
    #expect(problems.map { $0.message(in: source) } == tree.problems.map { $0.message(in: tree) })
    #expect(problems.contains { $0.message(in: source) == "`tls` has no value after `=`" })
  }
}
