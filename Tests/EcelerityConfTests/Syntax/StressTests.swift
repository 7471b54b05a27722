import Testing

@testable import EcelerityConf

/// Large and malicious inputs: no trap, and nothing grows faster than the input.
///
/// Growth is measured by counting tokens, nodes and problems, never by time.
struct StressTests {
  private func tree(_ unit: String, times count: Int) -> SyntaxTree {
    let unit = Array(unit.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(unit.count * count)
    for _ in 0..<count { bytes += unit }
    return SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
  }

  @Test(arguments: [
    "{", "s {", "s \"l\" {\n", "(", "[", "a = (", "a = [", "a = [ k = (", "{ ( [", "s = {",
  ])
  func tenThousandLevels(opening: String) {
    let tree = tree(opening, times: 10_000)
    expectLossless(tree)
    #expect(tree.hasErrors)
    #expect(tree.problems.count < 400)
  }

  @Test func deepNestingIsOneErrorWhenItIsClosed() {
    let text =
      String(repeating: "s {", count: 10_000) + String(repeating: "}", count: 10_000) + " a = 1"
    let tree = SyntaxTree(parsing: SourceFile(path: "x", text: text))
    expectLossless(tree)
    #expect(tree.problems.map(\.kind) == [.nestingTooDeep])
    #expect(tree.statements.compactMap { $0.option?.name } == ["a"])
  }

  @Test(arguments: LosslessTests.nasty)
  func oneMegabyteOfOneThing(bytes: [UInt8]) {
    var all = bytes
    while all.count < 1 << 20 { all += all }
    let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: all))
    let end = tree.tokens.range(tree.tokens.count - 1).upperBound
    #expect(Int(end) == all.count)
    #expect(tree.problems.count <= all.count)
    #expect(TreeInvariants.linkViolation(of: tree) == nil)
  }

  private static let shapes = [
    "a = \"x\n", "\\\"\n", "it's\n", "/* ", "**a **b", ". . . ", "a = “x\n", "a = \"x”\n", "( ",
    "a = (\n",
    "a = [\n", "a b c d ", "a b\n", "= ", "}", "a {\n}}", "\"\"/()", "}\"\"/\\", "\u{A0} ", "\0a",
    "a = \"»\n", "...\n", "(...)", "<a ", "a=(,", "include\n", "a#\n", " a b\n  c d\n", "a { b {} ",
    "a = {\n", "a =\n", "a = [ k = [ ", "g {\n a {\n }\n }\n b = 1\n}\n", "a {\n b {\n}\n",
  ]

  @Test(arguments: StressTests.shapes)
  func growsNoFasterThanTheInput(shape: String) {
    let small = tree(shape, times: 500)
    let large = tree(shape, times: 4000)
    expectLossless(small)
    expectLossless(large)
    #expect(large.tokens.count <= 8 * small.tokens.count + 8)
    #expect(large.nodes.count <= 8 * small.nodes.count + 8)
    #expect(large.problems.count <= 8 * small.problems.count + 8)
    #expect(large.problems.count <= 2 * large.source.bytes.count)
  }

  @Test func aStringOfAHundredMegabytesIsOneToken() {
    let count = 100 << 20
    var bytes = Array("a = \"".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: count)
    bytes += Array("\" b = 1 c = \"".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "y"), count: 1 << 24)
    bytes += Array("\" d = 2".utf8)
    let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
    #expect(tree.problems.isEmpty)
    #expect(tree.tokens.range(2).count == count + 2)
    #expect(tree.tokens.range(8).count == (1 << 24) + 2)
    #expect(tree.tokens.gap(before: 3).count == 1)
    #expect(tree.statements.compactMap { $0.option?.name } == ["a", "b", "c", "d"])
  }

  @Test func lengthsAroundTheSideTable() {
    for length in [0xFF_FFFE, 0xFF_FFFF, 0x100_0000] {
      let bytes =
        Array("a ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: length) + Array(" {}".utf8)
      let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
      #expect(tree.tokens.range(1) == ByteRange(2, UInt32(2 + length)))
      #expect(tree.tokens.range(2) == ByteRange(UInt32(3 + length), UInt32(4 + length)))
    }
  }
}
