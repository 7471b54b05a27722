import Testing

@testable import EcelerityConf

/// Duplicate keys and items, among few and among many.
struct RepetitionTests {
  @Test(arguments: [2, 8, 9, 10_000])
  func theSecondOfTwoKeysIsReported(_ count: Int) throws {
    let pairs = (1..<count).map { "key\($0) = value" } + ["key1 = other"]
    let text = "anything = [\n" + pairs.joined(separator: "\n") + "\n]\n"
    let found = try findings(text, DuplicateKey.self)
    let place = try #require(found.first)
    #expect(found.count == 1 && place.message == "key `key1` appears twice")
    #expect(text.utf8.count - Int(place.span.range.upperBound) == " = other\n]\n".utf8.count)
    #expect(place.related.first?.span.range == ByteRange(13, 17))
  }

  @Test(arguments: [2, 8, 9, 1000])
  func keysAreComparedByTheirText(_ count: Int) throws {
    let pairs = (1..<count).map { "key\($0) = value" } + [#""a\\q" = 1 a\q = 2 "é" = 3 "é" = 4"#]
    let found = try findings("anything = [ \(pairs.joined(separator: " ")) ]", DuplicateKey.self)
    #expect(found.map(\.message) == [#"key `a\q` appears twice"#, "key `é` appears twice"])
  }

  @Test(arguments: [17, 10_000])
  func everyLaterItemIsReportedWithTheFirst(_ count: Int) throws {
    let items = (1..<count).map { "host\($0).example" } + ["HOST1.example.", "host1.example"]
    let text = "relay_domains = ( \(items.joined(separator: " ")) )\n"
    let found = try findings(text, DuplicateListItem.self)
    #expect(
      found.map(\.message) == [
        "`HOST1.example.` is already in the list", "`host1.example` is already in the list",
      ])
    #expect(found.allSatisfy { $0.related.first?.span.range == ByteRange(18, 31) })
  }

  private func findings(_ text: String, _ rule: any Rule.Type) throws -> [Diagnostic] {
    let loader = MemoryLoader(["a.conf": text])
    return Linter([rule]).lint(try Configuration.load("a.conf", from: loader))
  }
}
