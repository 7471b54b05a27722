import Testing

@testable import EcelerityConf

/// Places in a text with edits are traced to the text without them.
struct EditBatchTests {
  private let file = FileIdentity(path: "a.conf")

  /// `abcdefghij` with `b` and `c` removed, `XYZ` before `e`, `f` replaced and `W` at the end.
  @Test func newPlacesHaveOldOnes() throws {
    let batch = try batch([(5..<6, "UV"), (1..<3, ""), (10..<10, "W"), (4..<4, "XYZ")])
    let new = batch.apply(to: Array("abcdefghij".utf8), of: file)
    #expect(String(decoding: new, as: UTF8.self) == "adXYZeUVghijW")
    let old = (0...new.count).map { batch.oldOffset(UInt32($0), of: file) }
    #expect(old == [0, 3, 4, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10, 10])
    #expect(batch.oldOffset(7, of: FileIdentity(path: "b.conf")) == 7)
  }

  private func batch(_ edits: [(Range<UInt32>, String)]) throws -> EditBatch {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "gatewey = a.example\n"]))
    var finding = try #require(Linter().lint(configuration).first)
    finding.fix = Fix(
      isSafe: true,
      edits: edits.map { range, text in
        let span = SourceSpan(finding.span.file, ByteRange(range.lowerBound, range.upperBound))
        return Edit(replace: span, with: text)
      })
    return EditBatch([try #require(FixCandidate(finding, root: 0, in: configuration))])
  }
}
