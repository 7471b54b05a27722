import Testing

@testable import EcelerityConf

/// Lines that a fix inserts end like those around them.
struct LineEndTests {
  private func insertedLines(_ ending: String) throws -> [String] {
    var texts: [String] = []
    for rule in RuleCatalog.all {
      for example in rule.description.examples where example.isReported {
        let files = example.files.mapValues { ($0 + "\n").replacing("\n", with: ending) }
        let configuration = try Configuration.load(example.path, from: MemoryLoader(files))
        let edits = Linter([rule]).lint(configuration).flatMap { $0.fix?.edits ?? [] }
        texts += edits.map(\.text).filter { $0.utf8.contains(UInt8(ascii: "\n")) }
      }
    }
    return texts
  }

  @Test func carriageReturnsAreKept() throws {
    let texts = try insertedLines("\r\n")
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.replacing("\r\n", with: "").utf8.contains(UInt8(ascii: "\n")) })
    #expect(texts.allSatisfy { !$0.contains("\r\r") })
  }

  @Test func noneAreAddedWhereThereAreNone() throws {
    let texts = try insertedLines("\n")
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.utf8.contains(UInt8(ascii: "\r")) })
  }
}
