extension SourceMap {
  /// The places in the file of `tree`, which is `FileID(0)`.
  public init(_ tree: SyntaxTree) { self.init([tree.source]) }
}
