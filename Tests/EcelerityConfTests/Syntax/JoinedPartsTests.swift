import TestRandom
import Testing

@testable import EcelerityConf

/// A file parsed in parts has the same tree as one parsed as a whole.
struct JoinedPartsTests {
  @Test(arguments: 0..<8)
  func partsMakeTheTree(seed: UInt64) {
    var random = SeededRandom(seed)
    var textsInParts = 0
    for _ in 0..<1000 {
      let source = SourceFile(path: "random.conf", text: LinesOfParts.text(&random))
      for length in [1, 30] {
        if JoinedParts(reading: source, length: length) != nil { textsInParts += 1 }
        expectTreeOfWhole(source, partLength: length)
      }
    }
    #expect(textsInParts > 200, "too few of the texts can be read in parts")
  }

  @Test(arguments: ConfigurationFiles.all)
  func filesOfTheRepositoryHaveTheSameTree(path: String) throws {
    let source = try DiskLoader().load(path).source
    for length in [1, 100] { expectTreeOfWhole(source, partLength: length) }
  }

  /// The file is large enough to be parsed in parts by default.
  @Test func aLargeFileHasTheTreeOfTheWhole() throws {
    let stanza = "# there\nDomain \"relay.example\" {\n gateway = \"10.0.0.1\" # here\n}\n\n"
    let count = 3 * TopLevelParts.usualLength / stanza.utf8.count
    let source = SourceFile(path: "test.conf", text: String(repeating: stanza, count: count))
    #expect(JoinedParts(reading: source, length: TopLevelParts.usualLength) != nil)
    expectTreeOfWhole(source, partLength: TopLevelParts.usualLength)
    #expect(SyntaxTree(parsing: source).statements.count(where: { _ in true }) == count)
  }

  @Test func longTokensKeepTheirLength() {
    var list = TokenList(expecting: 6)
    list.append(contentsOf: part(length: 20_000_000), at: 0)
    list.append(contentsOf: part(length: 30_000_000), at: 20_000_004)
    #expect(list.count == 4)
    #expect(list.range(1) == ByteRange(3, 20_000_003))
    #expect(list.range(3) == ByteRange(20_000_007, 50_000_007))
  }

  private func part(length: Int) -> TokenList {
    var tokens = TokenList(expecting: 3)
    tokens.append(.word, from: 1, to: 2)
    tokens.append(.string, from: 3, to: length + 3)
    tokens.append(.endOfFile, from: length + 4, to: length + 4)
    return tokens
  }

  private func expectTreeOfWhole(
    _ source: SourceFile, partLength: Int, at location: SourceLocation = #_sourceLocation
  ) {
    let tree = SyntaxTree(parsing: source, partLength: partLength)
    let whole = SyntaxTree(parsing: source, partLength: .max)
    let text = Comment(rawValue: String(decoding: source.bytes.prefix(1000), as: UTF8.self))
    #expect(tree.nodes == whole.nodes, text, sourceLocation: location)
    #expect(tree.problems == whole.problems, text, sourceLocation: location)
    #expect(tokens(tree) == tokens(whole), text, sourceLocation: location)
    #expect(
      tree.tokens.commentedTokens == whole.tokens.commentedTokens, text, sourceLocation: location)
  }

  private func tokens(_ tree: SyntaxTree) -> [Lexeme] {
    (0..<tree.tokens.count).map { Lexeme(kind: tree.tokens.kind($0), range: tree.tokens.range($0)) }
  }

  private struct Lexeme: Equatable {
    let kind: TokenKind
    let range: ByteRange
  }
}
