@testable import EcelerityConf

/// Checks that all bytes are in the tree, that the tree is valid and the same when parsed in parts,
/// and that lines and columns match counting.
@Sendable func checkParsing(_ bytes: [UInt8]) {
  let source = SourceFile(path: "a.conf", bytes: bytes)
  let tree = SyntaxTree(parsing: source, partLength: .max)
  if let parts = JoinedParts(reading: source, length: 1) {
    require(parts.nodes == tree.nodes, "the parts have other statements than the whole")
    require(parts.problems == tree.problems, "the parts have other problems than the whole")
    require(parts.tokens.count == tree.tokens.count, "the parts have other tokens than the whole")
    require(
      (0..<tree.tokens.count).allSatisfy {
        parts.tokens.kind($0) == tree.tokens.kind($0)
          && parts.tokens.range($0) == tree.tokens.range($0)
      }, "the parts have other tokens than the whole")
  }
  if let violation = TreeInvariants.violation(of: tree) { fatalError(violation) }
  let map = LineMap(bytes)
  for problem in tree.problems.prefix(20) {
    let offset = problem.range.lowerBound
    let counted = Position(
      line: 1 + bytes[..<Int(offset)].count { $0 == UInt8(ascii: "\n") },
      column: 1 + bytes[..<Int(offset)].reversed().prefix { $0 != UInt8(ascii: "\n") }.count)
    require(map.position(of: offset) == counted, "byte \(offset) is not at \(counted)")
  }
}
