@_spi(Benchmarks) import EcelerityConf
import Testing

@testable import LanguageServer

/// Tests that formatting gives the same result as conffmt, as edits of the changed lines.
struct FormattingTests {
  static let messy = """
    gateway=relay.example
    # é
    domain "oak.example" {
        port=25
      max_outbound_connections = 5
    }

    """

  private func format(_ text: String, _ method: String = "formatting", _ more: [String: Any] = [:])
    throws -> Any?
  {
    let client = try Client()
    try client.open("a.conf", text)
    var parameters: [String: Any] = ["textDocument": ["uri": client.uri("a.conf")]]
    parameters.merge(more) { $1 }
    return try client.request("textDocument/\(method)", parameters).result
  }

  @Test func theEditsGiveTheFormattedText() throws {
    let tree = SyntaxTree(parsing: SourceFile(path: "", text: Self.messy))
    let wanted = String(decoding: Formatter.format(tree), as: UTF8.self)
    let edits = try format(Self.messy)
    #expect(Client.apply(edits, to: Self.messy) == wanted)
    #expect(wanted != Self.messy)
  }

  @Test func onlyLinesThatChangeAreEdited() throws {
    let edits = try #require(try format(Self.messy) as? [[String: Any]])
    let lines = edits.compactMap {
      (($0["range"] as? [String: Any])?["start"] as? [String: Int])?["line"]
    }
    #expect(lines == [0, 3])
  }

  @Test func aRangeIsFormattedWithoutTheRest() throws {
    let edits = try format(
      Self.messy, "rangeFormatting", ["range": Client.range(2, 0, 4, 0)])
    let result = Client.apply(edits, to: Self.messy)
    #expect(result.hasPrefix("gateway=relay.example\n"))
    #expect(result.contains("\n  port = 25\n"))
  }

  /// Unformatted neighbours are left alone, unless their line breaks depend on each other.
  @Test func aLineIsFormattedWithoutItsNeighbours() throws {
    let text = "domain x {\n a=1\n b  = 2\n c =3\n}\n"
    let edits = try format(text, "rangeFormatting", ["range": Client.range(2, 0, 2, 4)])
    #expect(Client.apply(edits, to: text) == "domain x {\n a=1\n  b = 2\n c =3\n}\n")
    let joined = "domain x { a=1\n b  = 2\n c =3 }\n"
    let whole = try format(joined, "rangeFormatting", ["range": Client.range(1, 0, 1, 4)])
    #expect(
      Client.apply(whole, to: joined) == "domain x {\n  a = 1\n  b = 2\n  c = 3\n}\n")
  }

  @Test func aRangeThatEndsWhereALineStartsLeavesThatLineAlone() throws {
    let text = "domain x {\n a=1\n b  = 2\n}\n"
    let edits = try format(text, "rangeFormatting", ["range": Client.range(1, 0, 2, 0)])
    #expect(Client.apply(edits, to: text) == "domain x {\n  a = 1\n b  = 2\n}\n")
  }

  /// A line before the first is treated as the first line.
  @Test(arguments: [Int.min, -1])
  func aPlaceBeforeTheDocumentIsItsStart(line: Int) throws {
    for (start, end) in [((line, line), (line, 0)), ((line, 0), (line, line)), ((0, 0), (line, 0))]
    {
      let edits = try format(
        Self.messy, "rangeFormatting",
        ["range": Client.range(start.0, start.1, end.0, end.1)])
      #expect(Client.apply(edits, to: Self.messy).hasPrefix("gateway = relay.example\n# é\ndomain"))
    }
  }

  @Test func nothingIsEditedThatIsInTheStyleAlready() throws {
    #expect((try format("gateway = a.example\n") as? [Any])?.isEmpty == true)
  }

  @Test func brokenSyntaxHasNoLayout() throws {
    #expect(try format("domain \"x\" {\n") is [Any] == false)
  }
}
