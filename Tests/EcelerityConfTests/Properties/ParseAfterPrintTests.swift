import Testing

@testable import EcelerityConf

/// What is written is read.
struct ParseAfterPrintTests {
  @Test(arguments: 0..<UInt64(20))
  func whatIsWrittenIsRead(series: UInt64) {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      for oddities in [[], [.names, .space], [.names, .space, .markers]] as [GeneratedText.Oddities]
      {
        let text = made.text(oddities)
        let tree = SyntaxTree(parsing: SourceFile(path: "test.conf", text: text))
        let note = Comment(rawValue: "seed \(seed)\n\(text)")
        #expect(!tree.hasErrors, note)
        #expect(GeneratedConfiguration.Statement.read(tree.statements) == made.statements, note)
        #expect(TreeInvariants.linkViolation(of: tree) == nil, note)
      }
    }
  }

  /// Enough of everything is made, so that what holds for these configurations holds for something.
  @Test func allKindsOfStatementsAreMade() {
    let all = (0..<UInt64(200)).map { GeneratedConfiguration(seed: $0) }
    let titles = all.flatMap { Self.titles($0.statements) }
    let counts = Dictionary(titles.map { ($0, 1) }, uniquingKeysWith: +)
    for title in ["domain", "binding", "binding_group", "gateway", "list", "dictionary", "/"] {
      #expect(counts[title, default: 0] > 30, "\(title)")
    }
    #expect(counts.count > 300, "options and stanzas of the table")
    #expect(all.filter { !$0.splitText().isEmpty }.count > 100, "split into files")
  }

  private static func titles(_ statements: [GeneratedConfiguration.Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement {
      case .option(let name, .scalar): [name]
      case .option(let name, .list): [name, "list"]
      case .option(let name, .dictionary): [name, "dictionary"]
      case .stanza(let name, let label, let body):
        [name] + (label?.hasPrefix("/") == true ? ["/"] : []) + titles(body)
      case .include: []
      }
    }
  }
}
