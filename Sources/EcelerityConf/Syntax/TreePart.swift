/// Statements of a file in a tree of their own: all of them, or those of one part.
struct TreePart: Sendable {
  /// The tree; its positions are relative to the start of the part.
  let tree: SyntaxTree
  /// The number of bytes of the file before the part.
  let bytesBefore: UInt32
  /// The number of tokens of the file before the part.
  let tokensBefore: UInt32
  /// The number of nodes of the file before the first statement of the part, without the file node.
  let nodesBefore: UInt32

  /// Creates the part that is the whole file.
  init(whole tree: SyntaxTree) {
    self.init(tree, bytesBefore: 0, tokensBefore: 0, nodesBefore: 0)
  }

  init(_ tree: SyntaxTree, bytesBefore: UInt32, tokensBefore: UInt32, nodesBefore: UInt32) {
    self.tree = tree
    self.bytesBefore = bytesBefore
    self.tokensBefore = tokensBefore
    self.nodesBefore = nodesBefore
  }

  /// The index of node `index` of the part in the file.
  @inline(__always)
  func node(_ index: NodeIndex) -> UInt32 { UInt32(truncatingIfNeeded: index) + nodesBefore }

  /// The index of token `index` of the part in the file.
  @inline(__always)
  func token(_ index: TokenIndex) -> UInt32 { UInt32(truncatingIfNeeded: index) + tokensBefore }

  /// `range` of the part as a range of the file.
  @inline(__always)
  func range(_ range: ByteRange) -> ByteRange { range.moved(by: bytesBefore) }
}
