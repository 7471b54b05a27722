extension SourceMap {
  /// A map of the file of `tree`, which is `FileID(0)`.
  public init(_ tree: SyntaxTree) { self.init([tree.source]) }
}
