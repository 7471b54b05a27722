/// Statements of a file in a tree of their own: all of them, or those of one part of it.
struct TreePart: Sendable {
  /// Its positions count from where the part begins.
  let tree: SyntaxTree
  /// How many bytes of the file stand before it.
  let bytesBefore: UInt32
  /// How many tokens of the file stand before it.
  let tokensBefore: UInt32
  /// How many nodes of the file stand before the first statement, the file itself left out.
  let nodesBefore: UInt32

  /// The statements of `tree`, which is the whole file.
  init(whole tree: SyntaxTree) {
    self.init(tree, bytesBefore: 0, tokensBefore: 0, nodesBefore: 0)
  }

  init(_ tree: SyntaxTree, bytesBefore: UInt32, tokensBefore: UInt32, nodesBefore: UInt32) {
    self.tree = tree
    self.bytesBefore = bytesBefore
    self.tokensBefore = tokensBefore
    self.nodesBefore = nodesBefore
  }

  /// The number that node `index` of the part has in the file.
  @inline(__always)
  func node(_ index: NodeIndex) -> UInt32 { UInt32(truncatingIfNeeded: index) + nodesBefore }

  /// The number that token `index` of the part has in the file.
  @inline(__always)
  func token(_ index: TokenIndex) -> UInt32 { UInt32(truncatingIfNeeded: index) + tokensBefore }

  /// Where `range` of the part stands in the file.
  @inline(__always)
  func range(_ range: ByteRange) -> ByteRange { range.moved(by: bytesBefore) }
}
