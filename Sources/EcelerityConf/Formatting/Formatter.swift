/// Lays a configuration file out in the one style there is; `Examples/canonical.conf` shows it.
///
/// Only the white space between tokens and comments changes, and the white space at the end of a
/// `#` comment. Tokens, comments and their order stay, and a second run changes nothing.
public enum Formatter {
  /// The text of `tree` in the style; the text as it is when it could not be read.
  ///
  /// What could not be read has no layout. `formatChecked(_:)` says so.
  @_spi(Benchmarks) public static func format(_ tree: SyntaxTree) -> [UInt8] {
    guard !tree.hasErrors else { return tree.source.bytes }
    var layout = Layout(tree)
    layout.run()
    return layout.finish()
  }

  /// Whether `tree` is in the style already; this makes no copy of the text.
  static func isFormatted(_ tree: SyntaxTree) -> Bool {
    var layout = Layout(tree)
    layout.run()
    return !layout.isChanged
  }
}
