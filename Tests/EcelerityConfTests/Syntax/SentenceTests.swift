import EcelerityConf
import Testing

struct SentenceTests {
  @Test(arguments: 0..<UInt64(400))
  func everySentenceOfTheGrammarIsReadAsItWasMade(seed: UInt64) throws {
    var generator = try SentenceGenerator(seed: seed)
    for _ in 0..<5 {
      let sentence = try generator.sentence()
      let tree = SyntaxTree(parsing: SourceFile(path: "random.conf", text: sentence.text))
      #expect(
        tree.problems.filter(\.isError).isEmpty,
        "seed \(seed): \(tree.problems.map { $0.message(in: tree) })\n\(sentence.text)")
      #expect(statements(tree.statements) == sentence.statements, "seed \(seed)\n\(sentence.text)")
      expectLossless(tree)
    }
  }

  @Test func theSameSeedGivesTheSameSentences() throws {
    var first = try SentenceGenerator(seed: 3)
    var second = try SentenceGenerator(seed: 3)
    var other = try SentenceGenerator(seed: 4)
    let text = try first.sentence().text + first.sentence().text
    #expect(try text == second.sentence().text + second.sentence().text)
    #expect(try text != other.sentence().text + other.sentence().text)
  }

  @Test func sentencesNestAndUseEveryStatement() throws {
    var generator = try SentenceGenerator(seed: 1)
    var kinds: Set<String> = []
    for _ in 0..<100 {
      let text = try generator.sentence().text
      let tree = SyntaxTree(parsing: SourceFile(path: "random.conf", text: text))
      kinds.formUnion(tree.statements.map { "\($0.kind)" })
    }
    #expect(kinds == ["include", "option", "listOption", "dictionaryOption", "stanza"])
  }

  /// The statements of the tree in the representation of the generator.
  private func statements(_ list: Statements) -> [SentenceGenerator.Statement] {
    list.map { statement in
      let tree = statement.tree
      let texts = statement.tokens.map { tree.text($0) }
      if let include = statement.include {
        return .include(path: include.pathToken.map { tree.text($0) } ?? "")
      }
      if let stanza = statement.stanza {
        let label = stanza.labelToken.map { tree.text($0) }
        return .stanza(name: stanza.name, label: label, body: statements(stanza.statements))
      }
      guard let option = statement.option else { return .option(name: "unexpected", value: texts) }
      return .option(name: option.name, value: values(option))
    }
  }

  private func values(_ option: OptionSyntax) -> [String] {
    let tree = option.statement.tree
    switch option.value {
    case .scalar(let token): return [tree.text(token)]
    case .list(let list): return list.map { tree.text($0) }
    case .dictionary(let pairs): return pairs.flatMap { [tree.text($0.key), tree.text($0.value)] }
    case .missing: return ["missing"]
    }
  }
}
