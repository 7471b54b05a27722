/// A formatter of configuration files with a single style, shown by `Examples/canonical.conf`.
///
/// It changes only the white space between tokens and comments, and at the end of `#` comments.
/// Tokens, comments and their order are preserved, and formatting is idempotent.
public enum Formatter {
  /// The formatted text of `tree`, or its text unchanged if the tree has errors.
  ///
  /// `formatChecked(_:)` reports errors.
  @_spi(Benchmarks) public static func format(_ tree: SyntaxTree) -> [UInt8] {
    guard !tree.hasErrors else { return tree.source.bytes }
    var layout = Layout(tree)
    layout.run()
    return layout.finish()
  }

  /// Whether `tree` is already formatted; does not copy the text.
  static func isFormatted(_ tree: SyntaxTree) -> Bool {
    var layout = Layout(tree)
    layout.run()
    return !layout.isChanged
  }
}
