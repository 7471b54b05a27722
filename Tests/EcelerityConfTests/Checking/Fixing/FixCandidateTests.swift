import Testing

@testable import EcelerityConf

/// Edits of one fix that collide are never applied, in whatever order. Insertions at the ends of another edit do not
/// collide.
struct FixCandidateTests {
  @Test(arguments: [
    ([0..<1, 2..<3, 5..<5], true),
    ([5..<6, 0..<2, 2..<4], true),
    ([0..<4, 6..<7, 2..<5], false),
    ([3..<3, 6..<7, 1..<3], true),
    ([4..<6, 4..<4, 0..<4], true),
    ([2..<4, 3..<3], false),
    ([3..<3, 3..<3], false),
  ])
  func editsMustNotCollide(ranges: [Range<UInt32>], isFine: Bool) throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "gatewey = elm.example\n"]))
    var finding = try #require(Linter().lint(configuration).first)
    let file = finding.span.file
    finding.fix = Fix(
      isSafe: true,
      edits: ranges.map { range in
        Edit(
          replace: SourceSpan(file, ByteRange(range.lowerBound, range.upperBound)), with: "x")
      })
    #expect((FixCandidate(finding, root: 0, in: configuration) != nil) == isFine)
  }

  /// Edits of two fixes do not touch each other.
  @Test(arguments: [
    (5..<5, 2..<5, true), (2..<2, 2..<5, true), (3..<3, 2..<5, true), (5..<5, 5..<5, true),
    (6..<6, 2..<5, false), (1..<1, 2..<5, false), (2..<4, 4..<6, false), (2..<5, 4..<6, true),
  ])
  func whatIsInsertedAtAnEndCollides(one: Range<UInt32>, other: Range<UInt32>, isSo: Bool) {
    let edits = [one, other].map { range in
      PlacedEdit(
        file: FileIdentity(path: "a.conf"), range: ByteRange(range.lowerBound, range.upperBound),
        text: "x", declared: nil)
    }
    #expect(edits[0].collides(with: edits[1]) == isSo)
    #expect(edits[1].collides(with: edits[0]) == isSo)
  }
}
