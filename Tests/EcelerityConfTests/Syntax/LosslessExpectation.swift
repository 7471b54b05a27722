import Testing

@testable import EcelerityConf

/// Fails the test if `tree` violates an invariant that holds for any bytes.
func expectLossless(_ tree: SyntaxTree, sourceLocation: SourceLocation = #_sourceLocation) {
  if let violation = TreeInvariants.violation(of: tree) {
    let text =
      tree.source.bytes.count < 2000
      ? tree.source.text(ByteRange(0, UInt32(tree.source.bytes.count))) : ""
    Issue.record("\(violation)\n\(text.debugDescription)", sourceLocation: sourceLocation)
  }
}
