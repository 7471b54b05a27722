@testable import EcelerityConf

/// Bytes are conserved, the tree is a tree, and lines and columns are those that counting gives.
@Sendable func checkParsing(_ bytes: [UInt8]) {
  let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", bytes: bytes))
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
