import Testing

@testable import EcelerityConf

/// The places beside a syntax error, by the plain definition.
struct UnsureLineTests {
  @Test(arguments: [
    "", "a = 1\n", "}\na = 1\n}\n", "a b\nc } }\n\nd = ( x\ne = 1", "a : 1 b : 2\n/* c\nd\n",
    "a = \"b\nc = 1\n}\nd = 'x'\n", "s {\na = 1 }\n} }\nt {\n",
  ])
  func errorsOfTheSameLinesCount(_ text: String) {
    let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: text))
    let lines = UnsureLines(of: tree)
    let count = UInt32(text.utf8.count)
    for lower in 0...count {
      for upper in lower...count {
        let range = ByteRange(lower, upper)
        #expect(lines.hasError(beside: range) == hasError(beside: range, in: tree), "\(range)")
      }
    }
  }

  private func hasError(beside range: ByteRange, in tree: SyntaxTree) -> Bool {
    let bytes = tree.source.bytes
    let end = UInt8(ascii: "\n")
    let first = bytes[..<Int(range.lowerBound)].lastIndex(of: end).map { $0 + 1 } ?? 0
    let last = bytes[Int(range.upperBound)...].firstIndex(of: end) ?? bytes.count
    return tree.problems.contains {
      $0.leavesStatementsUnsure && $0.range != range && Int($0.range.lowerBound) <= last
        && first <= Int($0.range.upperBound)
    }
  }
}
