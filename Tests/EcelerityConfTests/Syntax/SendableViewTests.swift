import Testing

@testable import EcelerityConf

/// Views of a tree and what walks them may go to another thread, as all types of the library.
struct SendableViewTests {
  @Test func walksMayGoToAnotherThread() async throws {
    let tree = SyntaxTree(
      parsing: SourceFile(path: "a", text: "# c\na = ( b c )\nd = [ e = f ]\n"))
    let options = tree.statements.compactMap(\.option)
    guard case .list(let list) = options[0].value, case .dictionary(let pairs) = options[1].value
    else {
      Issue.record("other values")
      return
    }
    let count = await Self.count(
      tree.trivia(before: 0), tree.statements.makeIterator(), list.makeIterator(),
      pairs.makeIterator())
    #expect(count == 2 + 2 + 2 + 1)
  }

  private static func count<Items: IteratorProtocol & Sendable>(_ items: Items) -> Int {
    var (items, count) = (items, 0)
    while items.next() != nil { count += 1 }
    return count
  }

  @concurrent private static func count(
    _ trivia: Trivia, _ statements: Statements.Iterator, _ list: ListSyntax.Iterator,
    _ pairs: DictionarySyntax.Iterator
  ) async -> Int { count(trivia) + count(statements) + count(list) + count(pairs) }

  @Test func tokensOfStatementsHaveNames() throws {
    let tree = SyntaxTree(
      parsing: SourceFile(path: "a", text: "include \"x\"\ndomain d { a = ( b ) }\n"))
    let statements = Array(tree.statements)
    let include = try #require(statements[0].include)
    let stanza = try #require(statements[1].stanza)
    let option = try #require(stanza.statements.first { _ in true }?.option)
    guard case .list(let list) = option.value else {
      Issue.record("no list")
      return
    }
    let tokens: [TokenIndex?] = [
      include.keywordToken, stanza.nameToken, stanza.openingToken, option.nameToken,
      list.openingToken, list.closingToken, stanza.closingToken,
    ]
    #expect(
      tokens.map { $0.map(tree.text) } == ["include", "domain", "{", "a", "(", ")", "}"])
    #expect(tree.token(at: 0) == include.keywordToken)
    #expect(tree.tokens.kind(tree.token(at: 4000)) == .endOfFile)
  }
}
